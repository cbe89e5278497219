package dev.segue.quickstart.demo;

import dev.segue.quickstart.broker.BrokerConfig;
import dev.segue.quickstart.broker.BrokerStartException;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import dev.segue.streams.tracks.TrackProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Broker, registry and application in this process, everything in a temporary directory. */
public final class Installation implements AutoCloseable {

  private static final String APPLICATION_ID = "segue-demo";
  private static final String ELSEWHERE =
      "make room in the temporary directory, or name another one:"
          + " SEGUE_JAVA_OPTS=-Djava.io.tmpdir=DIR";

  private final Path directory;
  private final Topics topics = new Topics("");
  private EmbeddedKafka kafka;
  private EmbeddedRegistry registry;
  private Cluster cluster;
  private SegueApp app;
  private boolean closed;

  /** Ctrl-C and SIGTERM end the process at once: what is left of it is cleared away here. */
  private final Thread hook = new Thread(this::close, "segue-demo-stop");

  private Installation(Path directory) {
    this.directory = directory;
  }

  /** Starts broker and registry, and creates the topics. */
  public static Installation start(int partitions) {
    Installation installation = new Installation(temporaryDirectory());
    installation.closeWhenProcessStops();
    installation.startCluster(partitions);
    return installation;
  }

  private void closeWhenProcessStops() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new DemoFailure("the demo was stopped; start it again");
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("segue-demo-");
    } catch (IOException e) {
      throw new DemoFailure("no temporary directory for the demo (" + e + "); " + ELSEWHERE);
    }
  }

  private synchronized void startCluster(int partitions) {
    requireOpen();
    try {
      BrokerConfig config =
          new BrokerConfig(
              0, Optional.of(directory.resolve("kafka")), Map.of("log.cleaner.enable", "false"));
      kafka = EmbeddedKafka.start(config);
      registry = EmbeddedRegistry.start();
      cluster = new Cluster(connection());
      cluster.create(TopicSettings.inputs(topics, partitions));
      cluster.create(TopicSettings.outputs(topics, partitions));
    } catch (BrokerStartException e) {
      close();
      throw new DemoFailure(e.getMessage() + "; " + ELSEWHERE);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Starts the application; one at a time. */
  public synchronized SegueApp startApp(Map<String, String> settings) {
    requireOpen();
    ConfigSources sources = new ConfigSources();
    sources.set(ConfigKey.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    sources.set(ConfigKey.SCHEMA_REGISTRY_URL, registry.url());
    sources.set(ConfigKey.APPLICATION_ID, APPLICATION_ID);
    sources.set(ConfigKey.STATE_DIR, directory.resolve("state"));
    sources.set(ConfigKey.HTTP_PORT, 0);
    settings.forEach((key, value) -> sources.set(key + "=" + value));
    app = SegueApp.start(SegueConfig.of(sources.settings()), SeguePlan::open);
    return app;
  }

  /** Whether the application has a profile of each track. */
  public boolean hasProfiles(Collection<Track> tracks) {
    ReadOnlyKeyValueStore<String, ValueAndTimestamp<TrackProfile>> profiles =
        app.streams()
            .store(
                StoreQueryParameters.fromNameAndType(
                    TrackProfiles.STORE, QueryableStoreTypes.timestampedKeyValueStore()));
    return tracks.stream().allMatch(track -> profiles.get(track.getId()) != null);
  }

  public Connection connection() {
    return new Connection(kafka.bootstrapServers(), registry.url());
  }

  public Cluster cluster() {
    return cluster;
  }

  public Topics topics() {
    return topics;
  }

  public String applicationId() {
    return APPLICATION_ID;
  }

  /** The registry behind {@link #connection()}. */
  public EmbeddedRegistry registry() {
    return registry;
  }

  /** Whether the process was told to stop. */
  static boolean isProcessStopping() {
    Thread probe = new Thread(() -> {}, "segue-demo-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException stopping) {
      return true;
    }
  }

  /**
   * Ends the application, then the registry and the broker, and deletes their data; a second call
   * does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!isProcessStopping()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    closeIfStarted(app);
    closeIfStarted(cluster);
    closeIfStarted(registry);
    closeIfStarted(kafka);
    delete(directory);
  }

  private static void closeIfStarted(AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new DemoFailure("cannot delete the demo's data (" + e + "); delete " + directory);
    }
  }
}
