package dev.segue.streams.topology;

import dev.segue.features.stress.StressScore;
import dev.segue.features.stress.StressScorer;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.GenreSource;
import dev.segue.schemas.Listen;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.TweetStress;
import dev.segue.schemas.UserProfile;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.config.Topics;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.prediction.BaselinePredictor;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.serdes.AvroSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Owns a {@link TopologyTestDriver} and hands out typed topics. By default batches have one row, so
 * that every event is answered at once.
 */
public final class TopologyFixture implements AutoCloseable {

  /** When the events of the tests happen; the wall clock starts a day later. */
  public static final long START = 1_700_000_000_000L;

  public static final Topics TOPICS = new Topics("");
  public static final Duration IDLE_CLOSE = Duration.ofMinutes(10);
  public static final Duration MAX_WAIT = Duration.ofMillis(20);

  /** Texts say their own score: "awful" is stressed, "calm" relaxed. */
  public static final StressScorer SCORER =
      text -> new StressScore(text.contains("awful") ? -4 : -1, text.contains("calm") ? 3 : 1);

  private static final Instant NOW = Instant.ofEpochMilli(START).plus(Duration.ofDays(1));

  private final String registryScope = UUID.randomUUID().toString();
  private final Map<String, String> registry =
      Map.of("schema.registry.url", "mock://" + registryScope);
  private final Path stateDir = newDirectory();
  private Runnable afterwards = () -> {};

  /** What the topology counted. */
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  public final Topology topology;
  public final TopologyTestDriver driver;
  public final TestInputTopic<String, Tweet> tweets;
  public final TestInputTopic<String, Listen> listens;
  public final TestInputTopic<String, UserProfile> users;
  public final TestInputTopic<String, Track> tracks;
  public final TestOutputTopic<String, GenrePrediction> predictions;
  public final TestOutputTopic<String, PredictionOutcome> outcomes;
  public final TestOutputTopic<String, TrainingStep> trainingSteps;
  public final TestOutputTopic<String, TweetStress> tweetStress;
  public final TestOutputTopic<String, StressWindow> stressWindows;
  public final TestOutputTopic<String, SkippedEvent> skippedEvents;
  public final TestOutputTopic<String, TrackProfile> trackProfiles;
  public final TestOutputTopic<byte[], byte[]> deadLetters;

  /** A topology that answers every event at once, by the baseline. */
  public TopologyFixture() {
    this(new BatchConfig(1, MAX_WAIT), Predictors.baseline(), false);
  }

  public TopologyFixture(BatchConfig batching, Predictors predictors, boolean repartition) {
    TopologySettings settings =
        new TopologySettings(
            TOPICS, new TimelineConfig(Duration.ofMinutes(5), IDLE_CLOSE), batching, repartition);
    Properties properties = properties(settings);
    topology =
        SegueTopology.build(
            settings, parts(predictors), new TopologyConfig(new StreamsConfig(properties)));
    driver = new TopologyTestDriver(topology, properties, NOW);
    tweets = input(TOPICS.tweets());
    listens = input(TOPICS.listens());
    users = input(TOPICS.users());
    tracks = input(TOPICS.tracks());
    predictions = output(TOPICS.genrePredictions());
    outcomes = output(TOPICS.predictionOutcomes());
    trainingSteps = output(TOPICS.trainingSteps());
    tweetStress = output(TOPICS.tweetStress());
    stressWindows = output(TOPICS.stressWindows());
    skippedEvents = output(TOPICS.skippedEvents());
    trackProfiles = output(TOPICS.trackProfiles());
    deadLetters =
        driver.createOutputTopic(
            TOPICS.deadLetters(),
            Serdes.ByteArray().deserializer(),
            Serdes.ByteArray().deserializer());
  }

  private TopologyParts parts(Predictors predictors) {
    return new TopologyParts(
        new AvroSerdes(SpecificAvroSerde.class, registry),
        SCORER,
        TopologyFixture::profile,
        predictors,
        new TopologyMetrics(meters),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Properties properties(TopologySettings settings) {
    Properties properties = new Properties();
    properties.putAll(SegueTopology.requiredConfig(settings.batching()));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "segue-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not-used:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return properties;
  }

  /** The genre of a track is its first raw genre. */
  static TrackProfile profile(Track track) {
    Genre genre =
        track.getGenres().isEmpty() ? Genre.UNKNOWN : Genre.valueOf(track.getGenres().get(0));
    return TrackProfile.newBuilder()
        .setTrackId(track.getId())
        .setTitle(track.getTitle())
        .setArtist(track.getArtist())
        .setGenre(genre)
        .setGenreSource(GenreSource.TAXONOMY)
        .setPopularity(track.getPopularity())
        .setDigest(track.getId().hashCode())
        .build();
  }

  /** Event time of a minute after {@link #START}. */
  public static Instant minute(double minutes) {
    return Instant.ofEpochMilli(START + Math.round(minutes * 60_000));
  }

  /** Closes something that the topology used, once it is closed. */
  public TopologyFixture closing(Runnable close) {
    afterwards = close;
    return this;
  }

  /** Puts one track per genre into the catalogue, with the id of {@link #trackId}. */
  public TopologyFixture withCatalogue() {
    for (Genre genre : BaselinePredictor.ALL_LABELS) {
      tracks.pipeInput(
          trackId(genre),
          Track.newBuilder()
              .setId(trackId(genre))
              .setTitle("Song")
              .setArtist("Artist of " + genre)
              .setGenres(List.of(genre.name()))
              .build());
    }
    return this;
  }

  public static String trackId(Genre genre) {
    return "spotify:track:" + genre;
  }

  public void listen(String user, String id, double minute, Genre genre) {
    listens.pipeInput(
        user,
        Listen.newBuilder()
            .setId(id)
            .setTrackId(trackId(genre))
            .setListenedAt(minute(minute))
            .build());
  }

  public void tweet(String user, String id, double minute, String text) {
    tweets.pipeInput(
        user, Tweet.newBuilder().setId(id).setCreatedAt(minute(minute)).setText(text).build());
  }

  /** A tweet that links to the track of a genre: a session. */
  public void share(String user, String id, double minute, Genre genre) {
    String url = "https://open.spotify.com/track/" + linkedId(genre);
    tweets.pipeInput(
        user,
        Tweet.newBuilder()
            .setId(id)
            .setCreatedAt(minute(minute))
            .setText("listening")
            .setUrls(List.of(url))
            .build());
  }

  /** An id that a Spotify link may have: 22 characters of base 62. */
  private static String linkedId(Genre genre) {
    return (genre.name().replace("_", "") + "0000000000000000000000").substring(0, 22);
  }

  /** Erases a user as of an event time. */
  public void erase(String user, double minute) {
    users.pipeInput(user, null, minute(minute));
  }

  /** Consents to a cohort label, or withdraws the consent. */
  public void cohort(String user, String label, boolean consent) {
    users.pipeInput(
        user, UserProfile.newBuilder().setCohort(label).setCohortConsent(consent).build());
  }

  /** What went to the changelogs so far and was not read yet. */
  public Changelogs changelogs() {
    return Changelogs.drain(driver);
  }

  /** An input topic of raw bytes. */
  public TestInputTopic<byte[], byte[]> raw(String topic) {
    return driver.createInputTopic(
        topic, Serdes.ByteArray().serializer(), Serdes.ByteArray().serializer());
  }

  /** The bytes of a record as they would lie in a topic. */
  public byte[] encode(String topic, SpecificRecord record) {
    try (Serde<SpecificRecord> serde = serde()) {
      return serde.serializer().serialize(topic, record);
    }
  }

  private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic) {
    Serde<T> serde = serde();
    return driver.createInputTopic(topic, Serdes.String().serializer(), serde.serializer());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(String topic) {
    Serde<T> serde = serde();
    return driver.createOutputTopic(topic, Serdes.String().deserializer(), serde.deserializer());
  }

  private <T extends SpecificRecord> Serde<T> serde() {
    Serde<T> serde = new SpecificAvroSerde<>();
    serde.configure(registry, false);
    return serde;
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("segue-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.close();
    SchemaRegistries.dropMock(registryScope);
    afterwards.run();
    try {
      Utils.delete(stateDir.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
