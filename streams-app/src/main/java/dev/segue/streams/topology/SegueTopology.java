package dev.segue.streams.topology;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.TweetStress;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import dev.segue.streams.deadletters.AddressDeadLetters;
import dev.segue.streams.deadletters.DeadLetter;
import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.ReadEvents;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.prediction.PredictInBatches;
import dev.segue.streams.timeline.UpdateTimeline;
import dev.segue.streams.tracks.EnrichTracks;
import dev.segue.streams.tracks.Enriched;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The topology, step by step; the class of each name holds the step's logic. */
public final class SegueTopology {

  /** Kafka's default of poll.ms. */
  private static final long DEFAULT_POLL_MS = 100;

  private final TopologySettings settings;
  private final TopologyParts parts;
  private final StreamsBuilder builder;
  private final Inputs inputs;

  private SegueTopology(TopologySettings settings, TopologyParts parts, TopologyConfig config) {
    this.settings = settings;
    this.parts = parts;
    this.builder = new StreamsBuilder(config);
    this.inputs = new Inputs(settings, parts, builder);
  }

  /**
   * Builds the topology.
   *
   * @param config made from a configuration that has {@link #requiredConfig} in it
   */
  public static Topology build(
      TopologySettings settings, TopologyParts parts, TopologyConfig config) {
    SegueTopology topology = new SegueTopology(settings, parts, config);
    topology.profileTracks();
    topology.predictGenres();
    return topology.builder.build();
  }

  /**
   * What Streams must be configured with. Changelogs take the broker's time: their records carry
   * event times, which the broker would refuse when they lie in the future. They are compacted in
   * bounded time, because what was erased lies in them until then. The consumer polls no longer
   * than a batch may wait, and never longer than by default, because punctuators and commits run
   * between polls.
   */
  public static Map<String, Object> requiredConfig(BatchConfig batching) {
    return Map.of(
        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
        true,
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG),
        "LogAppendTime",
        StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
        TopicSettings.LONGEST_UNCOMPACTED.toMillis(),
        StreamsConfig.POLL_MS_CONFIG,
        Math.max(1, Math.min(DEFAULT_POLL_MS, batching.maxWait().toMillis() / 2)));
  }

  /** The topic through which the user topics go when they are repartitioned. */
  public static String repartitionTopic(String applicationId) {
    return applicationId + "-" + Inputs.USER_EVENTS + "-repartition";
  }

  private void profileTracks() {
    KStream<String, Enriched> enriched =
        inputs
            .tracks()
            .process(
                new EnrichTracks.Supplier(parts.profiler(), parts.metrics()),
                Named.as("enrich-tracks"));
    enriched
        .filter((trackId, track) -> track.isProfiled(), Named.as("keep-profiles"))
        .mapValues(Enriched::profile, Named.as("unwrap-profiles"))
        .to(topics().trackProfiles(), produced(TrackProfile.class, "publish-track-profiles"));
    setAside(
        enriched.flatMapValues(Enriched::deadLetters, Named.as("keep-refused-tracks")), "track");
    inputs.trackProfiles();
  }

  private void predictGenres() {
    KStream<byte[], Arrival> arrivals = inputs.userEvents();
    KStream<String, Outcome> outcomes =
        arrivals
            .process(readEvents(), Named.as("read-events"))
            .process(updateTimeline(), Named.as("update-timeline"))
            .process(predictInBatches(), Named.as("predict-in-batches"));
    publish(outcomes, GenrePrediction.class, topics().genrePredictions());
    publish(outcomes, PredictionOutcome.class, topics().predictionOutcomes());
    publish(outcomes, TrainingStep.class, topics().trainingSteps());
    publish(outcomes, TweetStress.class, topics().tweetStress());
    publish(outcomes, StressWindow.class, topics().stressWindows());
    publish(outcomes, SkippedEvent.class, topics().skippedEvents());
    setAside(outcomes.flatMapValues(Outcome::deadLetters, Named.as("keep-dead-letters")), "event");
  }

  private ReadEvents.Supplier readEvents() {
    return new ReadEvents.Supplier(
        parts.scorer(), topics().users(), parts.metrics(), parts.clock());
  }

  private UpdateTimeline.Supplier updateTimeline() {
    return new UpdateTimeline.Supplier(settings.timeline(), parts.metrics(), parts.clock());
  }

  private PredictInBatches.Supplier predictInBatches() {
    return new PredictInBatches.Supplier(settings.batching(), parts.predictors(), parts.metrics());
  }

  private <T extends SpecificRecord> void publish(
      KStream<String, Outcome> outcomes, Class<T> type, String topic) {
    String name = topic.substring(topics().prefix().length());
    outcomes
        .flatMapValues(outcome -> outcome.records(type), Named.as("keep-" + name))
        .to(topic, produced(type, "publish-" + name));
  }

  private void setAside(KStream<String, DeadLetter> letters, String what) {
    letters
        .process(
            AddressDeadLetters.supplier(parts.metrics()),
            Named.as("address-dead-letters-of-" + what + "s"))
        .to(
            topics().deadLetters(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("publish-dead-letters-of-" + what + "s"));
  }

  private <T extends SpecificRecord> Produced<String, T> produced(Class<T> type, String name) {
    return Produced.with(Serdes.String(), parts.serdes().values(type)).withName(name);
  }

  private Topics topics() {
    return settings.topics();
  }
}
