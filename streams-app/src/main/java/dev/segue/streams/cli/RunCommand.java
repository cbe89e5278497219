package dev.segue.streams.cli;

import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.metrics.Figure;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue run}: runs the application against a Kafka cluster until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the application against a Kafka cluster until SIGTERM or Ctrl-C.",
    footer = "  segue run --config segue.properties --set stream.threads=2")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Option(names = "--keys", description = "Print all configuration keys as a table, and end.")
  private boolean keys;

  @Option(names = "--metrics", description = "Print all metrics as a table, and end.")
  private boolean metrics;

  @Override
  public Integer call() throws InterruptedException {
    if (metrics) {
      spec.commandLine().getOut().print(Figure.markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (keys) {
      spec.commandLine().getOut().print(ConfigKey.markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    SegueApp app = SegueApp.start(SegueConfig.of(config.sources().settings()), SeguePlan::open);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "segue-shutdown"));
    spec.commandLine()
        .getErr()
        .printf(
            "segue run: started, model on %s; health and metrics on port %d%n",
            app.provider(), app.httpPort());
    new CountDownLatch(1).await();
    return 0;
  }

  /** Ends with exit code 0: to be told to stop is no failure, which 128 + the signal would say. */
  private static void stop(SegueApp app) {
    app.close();
    Runtime.getRuntime().halt(0);
  }
}
