package dev.segue.streams.cli;

import dev.segue.streams.config.ConfigSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say where the configuration comes from. */
final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file; the environment (SEGUE_BATCH_MAX_WAIT_MS) overrides it.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; overrides file and environment. May be repeated.")
  private List<String> assignments = new ArrayList<>();

  /** The settings of file, environment and options, the later over the earlier. */
  ConfigSources sources() {
    ConfigSources sources = new ConfigSources();
    if (file != null) {
      sources.file(file);
    }
    sources.environment(System.getenv());
    assignments.forEach(sources::set);
    return sources;
  }
}
