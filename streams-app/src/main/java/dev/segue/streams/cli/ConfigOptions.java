package dev.segue.streams.cli;

import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** The configuration of a command that asks nothing of the registry, which may not be named. */
  SegueConfig withoutRegistry() {
    return config(Map.of(ConfigKey.SCHEMA_REGISTRY_URL, "mock://not-asked"));
  }

  /** The configuration of a command that asks nothing of any server; none may be named. */
  SegueConfig withoutCluster() {
    return config(
        Map.of(
            ConfigKey.SCHEMA_REGISTRY_URL, "mock://not-asked",
            ConfigKey.BOOTSTRAP_SERVERS, "localhost:9092"));
  }

  /** The configuration of a topology that is only looked at, without a model. */
  SegueConfig forTopology(boolean repartition) {
    ConfigSources sources = sources();
    sources.set(ConfigKey.MODELS_DIR, "none");
    sources.set(ConfigKey.INPUT_REPARTITION, repartition);
    return config(sources, Map.of(ConfigKey.SCHEMA_REGISTRY_URL, "mock://not-asked"));
  }

  private SegueConfig config(Map<ConfigKey, String> ifMissing) {
    return config(sources(), ifMissing);
  }

  private static SegueConfig config(ConfigSources sources, Map<ConfigKey, String> ifMissing) {
    Set<String> given = sources.settings().keySet();
    ifMissing.forEach(
        (key, value) -> {
          if (!given.contains(key.key())) {
            sources.set(key, value);
          }
        });
    return SegueConfig.of(sources.settings());
  }
}
