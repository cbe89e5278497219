package dev.segue.quickstart.demo;

import dev.segue.cli.CommandFailure;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.replay.InputTopics;
import dev.segue.quickstart.replay.KafkaTarget;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue feed}: a generated world for a cluster on which Segue runs. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Sends a generated world to a cluster on which segue run is at work, event by event at a fixed"
          + " rate.",
      "With --check it then compares every id in the topics, read_committed, with the world's ledger;"
          + " the topics must hold no other events. The application's idle.close.ms of silence"
          + " passes before the last stress windows come."
    },
    footer =
        "  segue feed --bootstrap localhost:9094 --registry http://localhost:8081/apis/ccompat/v7"
            + " --users 50 --days 5 --check",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was sent and, with --check, every id agrees",
      "1:something differs, or failed while it ran",
      "2:bad usage or bad input"
    })
public final class FeedCommand implements Callable<Integer> {

  private static final int DIFFERENCES_SHOWN = 10;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Brokers to start from.")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry with Confluent's API.")
  private String registry = "http://localhost:8081";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with such settings as --set takes; --set comes over it.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A kafka.* setting of the clients, or one of the registry client and serde.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Put before every topic name, as topic.prefix of segue run.")
  private String prefix = "";

  @Option(names = "--users", defaultValue = "300", description = "Users of the world.")
  private int users;

  @Option(names = "--days", defaultValue = "30", description = "Days of the world.")
  private int days;

  @Option(names = "--seed", defaultValue = "7", description = "Seed of the world.")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "EVENTS",
      defaultValue = "200",
      description = "Events per second.")
  private double rate;

  @Option(names = "--check", description = "Compare every id with the ledger at the end.")
  private boolean check;

  @Option(
      names = "--no-degraded",
      description = "With --check: a prediction that is not the model's counts as a difference.")
  private boolean noDegraded;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "With --check: longest wait for the last results.")
  private int timeout;

  @Option(names = "--report", paramLabel = "FILE", description = "Write a report, JSON.")
  private Path report;

  @Override
  public Integer call() {
    try {
      return run();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (DemoFailure | KafkaException e) {
      throw CommandFailure.runtime(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.runtime("--report: cannot write " + report + " (" + e + ")");
    }
  }

  private int run() throws IOException {
    if (noDegraded && !check) {
      throw new IllegalArgumentException("--no-degraded counts only with --check; add that");
    }
    Topics topics = new Topics(prefix);
    KafkaTarget target = KafkaTarget.of(bootstrap, registry, settings(), topics);
    new InputTopics(target).require(OptionalInt.empty());
    DemoConfig config =
        new DemoConfig(true, rate, 0, 1, Duration.ofSeconds(timeout), Optional.empty(), Map.of());
    StressScorer scorer = LexiconStressScorer.ofDefaults();
    World world = World.generate(WorldConfig.of(users, days, seed), scorer);
    Run run = Run.of(new WorldFeed(world, topics), scorer);
    Connection connection = new Connection(target.cluster());
    try (RemoteRun remote = new RemoteRun(connection, topics, run, FeedCommand::say)) {
      remote.feed(rate);
      if (check) {
        remote.drain(config.drainTimeout());
      }
      Measured measured = remote.measured(check);
      if (report != null) {
        String json = Report.of(run.feed().describe(), config, remote.tally(), measured);
        Files.writeString(report, json + System.lineSeparator());
      }
      return verdict(measured, remote.tally().degraded());
    }
  }

  private Map<String, String> settings() {
    ConfigSources sources = new ConfigSources();
    if (file != null) {
      sources.file(file);
    }
    settings.forEach((key, value) -> sources.set(key + "=" + value));
    return sources.settings();
  }

  private int verdict(Measured measured, long degraded) {
    if (measured.latency().samples() > 0) {
      say(
          String.format(
              "latency from event to committed prediction: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
              measured.latency().p50(), measured.latency().p99(), measured.latency().longest()));
    }
    List<String> differences = measured.differences();
    if (!check) {
      return 0;
    }
    if (differences.isEmpty()) {
      say("every id agrees with the ledger; " + degraded + " predictions are degraded");
      return degradedVerdict(degraded);
    }
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(FeedCommand::say);
    say(differences.size() + " differences; the report lists them");
    return CommandFailure.RUNTIME;
  }

  private int degradedVerdict(long degraded) {
    if (!noDegraded || degraded == 0) {
      return 0;
    }
    say(
        "expected none with --no-degraded; segue tail predictions says why, segue doctor what to do");
    return CommandFailure.RUNTIME;
  }

  private static void say(String line) {
    System.err.println("segue feed: " + line);
  }
}
