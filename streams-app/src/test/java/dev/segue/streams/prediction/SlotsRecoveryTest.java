package dev.segue.streams.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.Source;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.outcomes.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash loses the processor's fields and keeps the stores as of the last commit. */
class SlotsRecoveryTest {

  private static final long START = 1_700_000_000_000L;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<StateStore> stores = new ArrayList<>();
  @TempDir private File stateDir;

  @BeforeEach
  void openStores() {
    MockProcessorContext<String, Outcome> context = newContext();
    List<StoreBuilder<?>> builders = new ArrayList<>(UserStores.builders());
    builders.add(Slots.builder());
    for (StoreBuilder<?> builder : builders) {
      StateStore store = builder.withCachingDisabled().withLoggingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
  }

  @AfterEach
  void closeStores() {
    stores.forEach(StateStore::close);
  }

  private MockProcessorContext<String, Outcome> newContext() {
    MockProcessorContext<String, Outcome> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), stateDir);
    context.setCurrentSystemTimeMs(START);
    return context;
  }

  private MockProcessorContext<String, Outcome> newContextWithStores() {
    MockProcessorContext<String, Outcome> context = newContext();
    stores.forEach(context::addStateStore);
    return context;
  }

  private MockProcessorContext<String, Outcome> start(int batchSize) {
    MockProcessorContext<String, Outcome> context = newContextWithStores();
    processor(batchSize).init(context);
    return context;
  }

  private PredictInBatches processor(int batchSize) {
    return new PredictInBatches.Supplier(
            new BatchConfig(batchSize, Duration.ofMillis(20)),
            Predictors.baseline(),
            new TopologyMetrics(meters))
        .get();
  }

  private void crashWith(String... sessions) {
    MockProcessorContext<String, Outcome> context = newContextWithStores();
    PredictInBatches processor = processor(64);
    processor.init(context);
    for (String session : sessions) {
      processor.process(new Record<>("ann", request(session), START));
    }
    assertThat(context.forwarded()).isEmpty();
  }

  private static Request request(String session) {
    UserEvent.Session event =
        new UserEvent.Session(
            session, START, new TrackFacts("x:1", Genre.POP, null, null, Float.NaN, 0), null);
    byte[] step =
        new UserTimeline(Duration.ofMinutes(5))
            .fold(Timeline.EMPTY, event)
            .timeline()
            .openStep()
            .map(StepCodec::encode)
            .orElseThrow();
    Source source = new Source("listens", 3, 17);
    return Request.onListen("ann", session, START)
        .withSteps(step, null)
        .withOrigin(
            new Arrival(new Inbound.Undecodable("-", new byte[] {1}), source, START, 1), START);
  }

  private static void pass(MockProcessorContext<String, Outcome> context, long millis) {
    long now = context.currentSystemTimeMs() + millis;
    context.scheduledPunctuators().forEach(p -> p.getPunctuator().punctuate(now));
  }

  private static List<String> predicted(MockProcessorContext<String, Outcome> context) {
    return context.forwarded().stream()
        .flatMap(f -> f.record().value().records(GenrePrediction.class).stream())
        .map(GenrePrediction::getId)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64})
  void shouldAnswerWhatWaitedAtACrashWhateverTheBatchSizeIsNow(int batchSize) {
    crashWith("s1", "s2", "s3");

    MockProcessorContext<String, Outcome> context = start(batchSize);
    pass(context, 20);

    assertThat(predicted(context)).containsExactly("ann/s1", "ann/s2", "ann/s3");
    assertThat(meters.counter("segue.slots.recovered").count()).isEqualTo(3);
  }

  @Test
  void shouldLeaveNoSlotBehind() {
    crashWith("s1", "s2", "s3");
    pass(start(2), 20);

    MockProcessorContext<String, Outcome> context = start(2);
    pass(context, 20);

    assertThat(predicted(context)).isEmpty();
    KeyValueStore<Integer, byte[]> slots = context.getStateStore("slots");
    assertThat(slots.approximateNumEntries()).isZero();
  }

  @Test
  void shouldRecoverInTheOrderOfArrivalAndCountOn() {
    crashWith("s1", "s2", "s3");

    Slots slots = Slots.of(newContextWithStores());
    slots.recover(START);
    slots.add(request("s4"), START);

    List<Request> waiting = slots.takeAll();
    assertThat(waiting).extracting(Request::sessionId).containsExactly("s1", "s2", "s3", "s4");
    assertThat(waiting).extracting(Request::sequence).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void shouldRecoverARequestAsItWas() {
    Request request = request("s1").withSequence(7);

    Request decoded = RequestCodec.decode(RequestCodec.encode(request));

    assertThat(decoded).usingRecursiveComparison().isEqualTo(request);
  }
}
