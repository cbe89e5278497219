package dev.segue.quickstart.replay;

import dev.segue.cli.CommandFailure;
import dev.segue.features.history.InvalidHistoryException;
import dev.segue.features.history.ReadSummary;
import dev.segue.streams.config.InvalidConfigException;
import dev.segue.streams.config.Topics;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue replay}: real exports become events in time order. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Turns listening histories, track tables and tweets into events in time order: JSON lines on"
          + " stdout, or records on Kafka with --bootstrap.",
      "Replaying a file again gives the same event ids, which changes nothing downstream."
    },
    footer = {
      "%nExamples:",
      "  segue replay --format spotify-history --input ~/MyData --tracks spotify_songs.csv.gz"
          + " --artist-genres",
      "  segue replay --format spotify-history --input ~/MyData --user 2244994945"
          + " --format twitter-v2 --input tweets.jsonl"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row was used",
      "1:reading or writing failed",
      "2:bad usage, or input that is no such export",
      "3:malformed rows were skipped; each is named on stderr"
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final int MALFORMED = 3;

  @Mixin private ReplayOptions input = new ReplayOptions();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Write to this Kafka cluster (idempotent producer) instead of stdout.")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry for --bootstrap (default: ${DEFAULT-VALUE}).")
  private String registry = "http://localhost:8081";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A kafka.* setting of the clients, or one of the registry client and serde.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--create-topics",
      paramLabel = "PARTITIONS",
      description = "Create missing input topics with so many partitions each.")
  private Integer partitions;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Put before every topic name, as topic.prefix of segue run.")
  private String prefix = "";

  @Option(names = "--rate", paramLabel = "N", description = "At most so many events a second.")
  private Double rate;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Event time runs X times as fast as the clock, for example 3600.")
  private Double speed;

  @Spec private CommandSpec spec;

  private final OutputStream out;

  /** Writes to stdout. */
  public ReplayCommand() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  ReplayCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    MalformedReport malformed = new MalformedReport(err);
    try {
      Replay replay = input.replay(new Topics(prefix), malformed::add);
      Pace pace =
          new Pace(
              positive("--rate", rate),
              positive("--speed", speed),
              System::nanoTime,
              LockSupport::parkNanos);
      Progress progress = new Progress(err, System::nanoTime);
      progress.reading(replay.size());
      ReadSummary summary = run(replay, new Delivery(pace, progress), malformed);
      err.println(conclusion(progress, summary, malformed));
      return malformed.rows() > 0 ? MALFORMED : 0;
    } catch (InvalidHistoryException | InvalidConfigException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.runtime("cannot read: " + e.getMessage());
    }
  }

  private ReadSummary run(Replay replay, Delivery delivery, MalformedReport malformed)
      throws IOException {
    try (EventSink sink = sink(replay.topics())) {
      return replay.run(event -> delivery.deliver(event, sink), malformed::add);
    }
  }

  private EventSink sink(Topics topics) {
    if (bootstrap == null) {
      return new JsonLines(out);
    }
    KafkaTarget target = KafkaTarget.of(bootstrap, registry, settings, topics);
    new InputTopics(target)
        .require(partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions));
    return KafkaEvents.to(target);
  }

  private static OptionalDouble positive(String option, Double value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value > 0) || value.isInfinite()) {
      throw CommandFailure.badInput(option + ": expected a number above 0, found " + value);
    }
    return OptionalDouble.of(value);
  }

  private static String conclusion(
      Progress progress, ReadSummary summary, MalformedReport malformed) {
    return String.format(
        Locale.ROOT,
        "segue replay: %,d events written, %,.0f/s; of %,d rows %,d used, %,d too short,"
            + " %,d other media, %,d retweets, %,d repeats; %,d malformed",
        progress.events(),
        progress.rate(),
        summary.rows(),
        summary.events(),
        summary.tooShort(),
        summary.otherMedia(),
        summary.retweets(),
        summary.repeats(),
        malformed.rows());
  }
}
