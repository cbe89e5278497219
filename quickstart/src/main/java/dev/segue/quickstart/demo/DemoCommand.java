package dev.segue.quickstart.demo;

import dev.segue.cli.CommandFailure;
import dev.segue.features.history.HistoryRow;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.replay.ReplayOptions;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.app.StartFailure;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.StreamsProperties;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue demo}: shows predictions live, or runs a world to its end and checks it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Runs broker, registry, application and a generated world in this process.",
      "With --headless it runs the world to its end, compares every id with the world's ledger, and"
          + " exits with 1 when anything differs. Without it a live table runs until Ctrl-C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every id agrees",
      "1:something differs, or failed while it ran",
      "2:bad usage or bad input",
      "130:stopped by Ctrl-C"
    },
    footer = "  segue demo --headless --users 100 --days 10 --seed 7")
public final class DemoCommand implements Callable<Integer> {

  private static final int DIFFERENCES_SHOWN = 10;
  private static final int STOPPED = 130;

  @Option(names = "--headless", description = "Run to the end, check, report, and exit.")
  private boolean headless;

  @Option(names = "--users", defaultValue = "300", description = "Users of the world.")
  private int users;

  @Option(names = "--days", defaultValue = "30", description = "Days of the world.")
  private int days;

  @Option(names = "--seed", defaultValue = "7", description = "Seed of the world.")
  private long seed;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report, JSON.")
  private Path report;

  @Option(
      names = "--rate",
      paramLabel = "EVENTS",
      defaultValue = "200",
      description = "Events per second of the part over which latency is measured.")
  private double rate;

  @Option(
      names = "--paced-seconds",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Longest duration of that part in a headless run.")
  private int pacedSeconds;

  @Option(names = "--partitions", defaultValue = "2", description = "Partitions of the topics.")
  private int partitions;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description =
          "Bundle of the model, or none; without it the demo's own in models/next-genre of the"
              + " installation.")
  private String bundle;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the application, as in segue run; may be repeated.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--replay",
      description = "Run on exports, as segue replay reads them, instead of a world.")
  private boolean replay;

  @ArgGroup(exclusive = false, heading = "%nWith --replay:%n")
  private ReplayOptions exports;

  @Override
  public Integer call() {
    try {
      return run();
    } catch (RuntimeException | ExceptionInInitializerError e) {
      if (Installation.isProcessStopping()) {
        return STOPPED; // Kafka's classes do not initialize while the process stops.
      }
      throw e;
    }
  }

  private int run() {
    try {
      requireWritable(report);
      DemoConfig config = config();
      Run run = replay ? replayRun() : worldRun();
      if (headless) {
        return headless(config, run);
      }
      DemoShow.run(config, run, System.out, DemoCommand::say);
      return STOPPED;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (StartFailure | DemoFailure | KafkaException e) {
      throw CommandFailure.runtime(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.runtime("cannot read or write: " + e + "; correct that and start again");
    }
  }

  private Run worldRun() {
    if (exports != null) {
      throw CommandFailure.badInput("--format and --input need --replay; add it");
    }
    WorldConfig config = WorldConfig.of(users, days, seed);
    StressScorer scorer = LexiconStressScorer.ofDefaults();
    say("generating a world of " + users + " users and " + days + " days");
    World world = World.generate(config, scorer);
    return Run.of(new WorldFeed(world, new Topics("")), scorer);
  }

  private Run replayRun() throws IOException {
    if (exports == null) {
      throw CommandFailure.badInput("--replay needs --format and --input; see segue replay --help");
    }
    Consumer<HistoryRow.Malformed> malformed = row -> say("skipped: " + row);
    ReplayFeed feed = ReplayFeed.read(exports.replay(new Topics(""), malformed), malformed);
    if (feed.size() == 0) {
      throw CommandFailure.badInput("--input: expected at least one event, found none");
    }
    return Run.of(feed);
  }

  private DemoConfig config() {
    requireSettings();
    return new DemoConfig(
        headless, rate, pacedSeconds, partitions, Duration.ofMinutes(2), bundle(), settings);
  }

  /** Refuses what the application would refuse, before anything is started. */
  private void requireSettings() {
    ConfigSources sources = new ConfigSources();
    sources.set(ConfigKey.BOOTSTRAP_SERVERS, "-").set(ConfigKey.SCHEMA_REGISTRY_URL, "-");
    settings.forEach((key, value) -> sources.set(key + "=" + value));
    SegueConfig config = SegueConfig.of(sources.settings());
    StreamsProperties.topologyConfig(StreamsProperties.of(config, Map.of()));
  }

  private Optional<Path> bundle() {
    if ("none".equals(bundle)) {
      return Optional.empty();
    }
    if (bundle != null) {
      Path named = Path.of(bundle);
      if (!Files.isDirectory(named)) {
        throw CommandFailure.badInput(
            "--bundle: there is no directory "
                + named
                + "; name the directory of a bundle, or none");
      }
      return Optional.of(named);
    }
    Path own = Path.of(System.getProperty("segue.home", "."), "models", "next-genre");
    if (Files.isDirectory(own)) {
      return Optional.of(own);
    }
    say("no bundle in " + own + ": the baseline answers");
    return Optional.empty();
  }

  private int headless(DemoConfig config, Run run) throws IOException {
    try (Demo demo = new Demo(config, run, DemoCommand::say)) {
      demo.start();
      demo.feed();
      demo.drain();
      Measured measured = demo.measured();
      write(Report.of(run.feed().describe(), config, demo.tally(), measured));
      return verdict(measured.differences());
    }
  }

  private void write(String json) {
    if (report == null) {
      System.out.println(json);
      return;
    }
    try {
      Files.writeString(report, json + System.lineSeparator());
      say("report written to " + report);
    } catch (IOException e) {
      System.out.println(json);
      throw CommandFailure.runtime(
          "--report: cannot write " + report + " (" + e + "); the report is on stdout instead");
    }
  }

  private int verdict(List<String> differences) {
    if (differences.isEmpty()) {
      say(replay ? "done" : "every id agrees with the ledger");
      return 0;
    }
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(DemoCommand::say);
    say(differences.size() + " differences; the report lists them");
    return CommandFailure.RUNTIME;
  }

  private static void requireWritable(Path file) {
    Path directory = file == null ? null : file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw CommandFailure.badInput(
          "--report: there is no directory " + directory + "; make it, or name another file");
    }
    if (file != null) {
      requireOpens(file);
    }
  }

  /** Permissions alone do not tell: a directory, a full disk and a bad name refuse as well. */
  private static void requireOpens(Path file) {
    boolean existed = Files.exists(file);
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      if (!existed) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw CommandFailure.badInput(
          "--report: cannot write " + file + " (" + e.getMessage() + "); name another file");
    }
  }

  private static void say(String line) {
    System.err.println("segue demo: " + line);
  }
}
