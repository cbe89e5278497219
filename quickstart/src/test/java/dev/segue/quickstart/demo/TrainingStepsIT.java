package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.history.EventFiles;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserEvents;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.quickstart.world.Disturbances;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.schemas.Listen;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.Tweet;
import dev.segue.streams.config.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the stream trains on is bit for bit what anybody makes of the same events in files. */
class TrainingStepsIT {

  private static final DemoConfig CONFIG =
      new DemoConfig(true, 200, 1, 2, Duration.ofMinutes(1), Optional.empty(), Map.of());

  @TempDir Path directory;

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();
  private final World world =
      World.generate(WorldConfig.of(6, 5, 13).with(Disturbances.NONE), scorer);
  private final FeatureEncoder encoder =
      new FeatureEncoder(FeatureLayout.standard(), TrackVectors.NONE);

  @Test
  @Timeout(300)
  void shouldEqualTheRowsMadeFromFilesBitForBit() throws Exception {
    WorldFeed feed = new WorldFeed(world, new Topics(""));

    Map<String, TrainingStep> streamed;
    try (Demo demo = new Demo(CONFIG, Run.of(feed, scorer), line -> {})) {
      demo.start();
      demo.feed();
      demo.drain();
      streamed = read(demo.connection(), demo.tally().trainingSteps().total());
    }
    Map<String, Step> folded = foldFiles(write(feed));

    assertThat(streamed.keySet()).isEqualTo(folded.keySet()).isNotEmpty();
    streamed.forEach((id, step) -> assertSame(step, folded.get(id)));
  }

  private void assertSame(TrainingStep streamed, Step folded) {
    assertThat(streamed.getLayoutDigest()).isEqualTo(encoder.layout().digest());
    assertThat(streamed.getStepState()).isEqualTo(ByteBuffer.wrap(StepCodec.encode(folded)));
    assertThat(bits(streamed.getFrozen())).isEqualTo(bits(encoder.encode(folded)));
    assertThat(bits(streamed.getAtListen())).isEqualTo(bits(encoder.encode(folded.atListen())));
  }

  private static List<Integer> bits(List<Float> values) {
    return values.stream().map(Float::floatToRawIntBits).toList();
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  private static Map<String, TrainingStep> read(Connection connection, long count) {
    Map<String, TrainingStep> steps = new ConcurrentHashMap<>();
    TopicReader.Handler handler =
        new TopicReader.Handler() {
          @Override
          public void record(SpecificRecord value, long readNanoTime) {
            if (value instanceof TrainingStep step) {
              steps.put(step.getSessionId(), step);
            }
          }

          @Override
          public void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
            throw new AssertionError("an undisturbed world has no dead letters");
          }
        };
    try (TopicReader reader = new TopicReader(connection, new Topics(""), handler)) {
      Patience.await(Duration.ofMinutes(1), () -> steps.size() >= count);
      reader.check();
    }
    return steps;
  }

  private List<Path> write(WorldFeed feed) throws Exception {
    Path listens = directory.resolve("listens.avro");
    Path tweets = directory.resolve("tweets.avro");
    List<FeedEvent> events = feed.events().toList();
    try (var listenFile = new EventFiles.Writer(listens, Listen.getClassSchema());
        var tweetFile = new EventFiles.Writer(tweets, Tweet.getClassSchema())) {
      for (int i = 0; i < events.size(); i++) {
        FeedEvent event = events.get(i);
        boolean listen = event.value() instanceof Listen;
        (listen ? listenFile : tweetFile)
            .add(new EventFiles.Keyed<>(event.key(), i, event.value()));
      }
    }
    return List.of(listens, tweets);
  }

  private Map<String, Step> foldFiles(List<Path> files) throws Exception {
    GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
    Map<String, TrackProfile> profiles = new HashMap<>();
    world.tracks().forEach(t -> profiles.put(t.getId(), TrackProfiles.of(t, taxonomy)));
    UserEvents reader = new UserEvents(scorer, profiles::get, Clock.systemUTC());
    Fold fold = new Fold();
    world.users().forEach((user, profile) -> fold.all(user, reader.read(profile)));
    try (Stream<EventFiles.Keyed<Listen>> listens = EventFiles.read(files.get(0), Listen.class);
        Stream<EventFiles.Keyed<Tweet>> tweets = EventFiles.read(files.get(1), Tweet.class)) {
      Stream.<EventFiles.Keyed<? extends SpecificRecord>>concat(listens, tweets)
          .sorted(Comparator.comparingLong(EventFiles.Keyed::sequence))
          .forEach(
              e ->
                  fold.all(
                      e.key(),
                      e.value() instanceof Listen listen
                          ? reader.read(listen)
                          : reader.read((Tweet) e.value())));
    }
    return fold.frozen;
  }

  /** Folds every user's events and keeps what was frozen. */
  private static final class Fold {
    private final UserTimeline timeline = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    private final Map<String, Timeline> users = new HashMap<>();
    private final Map<String, Step> frozen = new HashMap<>();

    void all(String user, UserEvents.Read read) {
      ((UserEvents.Read.Events) read).events().forEach(event -> one(user, event));
    }

    private void one(String user, UserEvent event) {
      var folded = timeline.fold(users.getOrDefault(user, Timeline.EMPTY), event);
      users.put(user, folded.timeline());
      for (Effect effect : folded.effects()) {
        if (effect instanceof Effect.StepOpened opened) {
          opened.frozen().ifPresent(step -> frozen.put(step.sessionId(), step));
        }
      }
    }
  }
}
