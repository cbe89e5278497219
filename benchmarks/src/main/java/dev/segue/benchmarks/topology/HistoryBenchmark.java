package dev.segue.benchmarks.topology;

import dev.segue.benchmarks.inference.RandomBundle;
import dev.segue.benchmarks.report.Machine;
import dev.segue.benchmarks.report.Numbers;
import dev.segue.inference.Device;
import dev.segue.inference.ModelSlot;
import dev.segue.schemas.Listen;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.prediction.BundlePredictors;
import dev.segue.streams.prediction.ServableBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Time of one listen, from the decoded record to the last put, of users with a short and with a
 * long history: in one topology with RocksDB, in turns, without a broker. Every event is a batch
 * and a commit of its own.
 */
public final class HistoryBenchmark implements AutoCloseable {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration GAP = Duration.ofMinutes(30);
  private static final int TRACKS = 500;
  private static final int DISCARD_EVERY = 500;
  private static final int MOST_GROWTH = 5;
  private static final String APPLICATION = "history";

  /**
   * What to run.
   *
   * @param users with a long history
   * @param shortHistory listens of the others before the clock starts
   * @param longHistory listens of the users with a long history
   * @param pairs of events to measure, one of each kind
   */
  public record Plan(int users, int shortHistory, int longHistory, int pairs) {

    /** As many users with a short history that none is measured more than five times. */
    int shortUsers() {
      return Math.max(users, (pairs + MOST_GROWTH - 1) / MOST_GROWTH);
    }
  }

  private final Plan plan;
  private final Path directory = Files.createTempDirectory("segue-bench-");
  private final ModelSlot slot;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, SpecificRecord> listens;
  private long number;

  private HistoryBenchmark(Plan plan) throws Exception {
    this.plan = plan;
    Path bundle = RandomBundle.write(directory.resolve("bundle")).root();
    slot = ModelSlot.open(bundle, new Device.Cpu(), ServableBundles::require);
    SegueConfig config = Testbed.config("not-used:1", APPLICATION, 1, directory.resolve("state"));
    Properties properties = Testbed.properties(config);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    SegueContender segue = new SegueContender(APPLICATION, config, new BundlePredictors(slot, 1));
    driver =
        new TopologyTestDriver(
            segue.topology(new TopologyConfig(new StreamsConfig(properties))), properties);
    listens = input(segue.topics().listens());
    TestInputTopic<String, SpecificRecord> profiles = input(segue.topics().trackProfiles());
    for (TrackProfile profile : Tracks.profiles(TRACKS)) {
      profiles.pipeInput(profile.getTrackId(), profile);
    }
  }

  /** Runs the plan; takes a minute for every 100,000 listens or so. */
  public static HistoryReport run(Plan plan, Consumer<String> progress) throws Exception {
    try (HistoryBenchmark benchmark = new HistoryBenchmark(plan)) {
      return benchmark.run(progress);
    }
  }

  private HistoryReport run(Consumer<String> progress) {
    long began = System.nanoTime();
    for (int step = 0; step < plan.longHistory(); step++) {
      for (int user = 0; user < plan.users(); user++) {
        listen("long-" + user, step);
      }
      if (step >= plan.longHistory() - plan.shortHistory()) {
        for (int user = 0; user < plan.shortUsers(); user++) {
          listen("short-" + user, step);
        }
      }
    }
    progress.accept(
        "%d listens before the start in %d s"
            .formatted(number, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
    return measure();
  }

  private HistoryReport measure() {
    double[] ofShort = new double[plan.pairs()];
    double[] ofLong = new double[plan.pairs()];
    double[] ratios = new double[plan.pairs()];
    for (int pair = 0; pair < plan.pairs(); pair++) {
      String longUser = "long-" + pair % plan.users();
      String shortUser = "short-" + pair % plan.shortUsers();
      int step = plan.longHistory() + pair / plan.users();
      boolean shortFirst = pair / plan.users() % 2 == 0;
      double first = listen(shortFirst ? shortUser : longUser, step);
      double second = listen(shortFirst ? longUser : shortUser, step);
      ofShort[pair] = shortFirst ? first : second;
      ofLong[pair] = shortFirst ? second : first;
      ratios[pair] = ofLong[pair] / ofShort[pair];
    }
    return new HistoryReport(
        Machine.here(),
        plan,
        Numbers.median(ofShort),
        Numbers.median(ofLong),
        Numbers.median(ratios));
  }

  /** Microseconds that the listen took. */
  private double listen(String user, int step) {
    Listen listen =
        Listen.newBuilder()
            .setId("listen-" + number)
            .setTrackId(Tracks.id((int) (number * 7 % TRACKS)))
            .setListenedAt(START.plus(GAP.multipliedBy(step)))
            .build();
    number++;
    long before = System.nanoTime();
    listens.pipeInput(user, listen);
    double micros = (System.nanoTime() - before) / 1e3;
    if (number % DISCARD_EVERY == 0) {
      discardOutputs();
    }
    return micros;
  }

  /** The driver keeps what the topology writes until somebody reads it. */
  private void discardOutputs() {
    for (String topic : driver.producedTopicNames()) {
      driver
          .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList();
    }
  }

  private TestInputTopic<String, SpecificRecord> input(String topic) {
    SpecificAvroSerde<SpecificRecord> serde = new SpecificAvroSerde<>();
    serde.configure(Testbed.registryConfig(), false);
    return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
  }

  @Override
  public void close() throws IOException {
    driver.close();
    slot.close();
    SchemaRegistries.dropMock(Testbed.REGISTRY);
    Testbed.delete(directory);
  }
}
