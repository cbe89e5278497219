package dev.segue.training.cli;

import dev.segue.training.data.EventDirectory;
import dev.segue.training.data.GeneratedWorld;
import dev.segue.training.data.ListeningFiles;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TrainingStepsTopic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say where steps come from. */
final class InputOptions {

  @ArgGroup(multiplicity = "1", heading = "Input, one of:%n")
  private Source source;

  @Option(
      names = "--share-like",
      description =
          "Keep one play of known genre per listening session (30 minutes of silence apart), which"
              + " is what sharing looks like.")
  private boolean shareLike;

  @Option(
      names = "--grace-ms",
      paramLabel = "MS",
      defaultValue = "300000",
      description =
          "How much later than a user's newest event an older one is still complete: the grace.ms of"
              + " the stream, 0 to a day (default: ${DEFAULT-VALUE}).")
  private long graceMillis;

  /** One of the places. */
  static final class Source {
    @Option(
        names = "--events",
        paramLabel = "DIR",
        description = "Directory of tweets.avro, listens.avro, tracks.avro and users.avro.")
    private Path events;

    @ArgGroup(exclusive = false)
    private Files files;

    @ArgGroup(exclusive = false)
    private Topic topic;

    @ArgGroup(exclusive = false)
    private World world;
  }

  /** A world that is generated for this run. */
  static final class World {
    @Option(
        names = "--world",
        required = true,
        description = "A generated world, as segue world makes it; it has an oracle.")
    private boolean generated;

    @Option(
        names = "--users",
        paramLabel = "N",
        defaultValue = "300",
        description = "Users of the world (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
        names = "--days",
        paramLabel = "D",
        defaultValue = "30",
        description = "Days of their lives (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
        names = "--world-seed",
        paramLabel = "S",
        defaultValue = "7",
        description = "Seed of the world (default: ${DEFAULT-VALUE}).")
    private long seed;
  }

  /** A topic of a running stream. */
  static final class Topic {
    @Option(
        names = "--from-kafka",
        required = true,
        paramLabel = "BOOTSTRAP",
        description = "Brokers of a running stream, whose training-steps are read.")
    private String bootstrap;

    @Option(
        names = "--registry",
        paramLabel = "URL",
        defaultValue = "http://localhost:8081",
        description = "Schema registry (default: ${DEFAULT-VALUE}).")
    private String registry;

    @Option(
        names = "--topic",
        paramLabel = "TOPIC",
        defaultValue = "training-steps",
        description = "Topic of the steps (default: ${DEFAULT-VALUE}).")
    private String topic;

    @Option(
        names = "--kafka",
        paramLabel = "KEY=VALUE",
        description = "Further properties of the consumer, for example for TLS.")
    private Map<String, String> properties = new HashMap<>();

    private TrainingStepsTopic source() {
      Map<String, Object> config = new HashMap<>(properties);
      config.put("bootstrap.servers", bootstrap);
      config.put("schema.registry.url", registry);
      return new TrainingStepsTopic(topic, config);
    }
  }

  /** Listens with a table of tracks. */
  static final class Files {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private ListensOptions listens;

    @Option(
        names = "--tracks",
        required = true,
        paramLabel = "PATH",
        description = "File, folder or pattern of track tables (CSV).")
    private String tracks;
  }

  /** Reads the steps and says how many there are. */
  StepSource.Steps read(PrintWriter err) throws IOException {
    StepSource.Steps steps = source().read(rules());
    steps.warnings().forEach(warning -> err.println("  warning: " + warning));
    long count = steps.histories().stream().mapToLong(user -> user.steps().size()).sum();
    err.printf("  read %,d steps in %,d histories%n", count, steps.histories().size());
    err.flush();
    if (count == 0) {
      throw new IllegalArgumentException(
          "input: expected users with at least two sessions, found none");
    }
    return steps;
  }

  private StepSource.Rules rules() {
    try {
      return new StepSource.Rules(shareLike, Duration.ofMillis(graceMillis));
    } catch (IllegalArgumentException outside) {
      throw new IllegalArgumentException("--grace-ms: " + outside.getMessage(), outside);
    }
  }

  private StepSource source() {
    if (source.events != null) {
      return new EventDirectory(source.events);
    }
    if (source.topic != null) {
      return source.topic.source();
    }
    if (source.world != null && source.world.generated) {
      return new GeneratedWorld(source.world.users, source.world.days, source.world.seed);
    }
    ListensOptions listens = source.files.listens;
    return new ListeningFiles(listens.path(), source.files.tracks, listens.format());
  }
}
