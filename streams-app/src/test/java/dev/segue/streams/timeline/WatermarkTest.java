package dev.segue.streams.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.Genre;
import dev.segue.schemas.StressWindow;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.Input;
import dev.segue.streams.events.Source;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.prediction.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The watermark is what the stores say it is: neither more after an abort nor less after a stop.
 */
class WatermarkTest {

  private static final long START = 1_700_000_000_000L;
  private static final Instant NOW = Instant.ofEpochMilli(START).plus(Duration.ofDays(1));
  private static final Source SOURCE = new Source("listens", 0, 0);

  private final UpdateTimeline.Supplier supplier =
      new UpdateTimeline.Supplier(
          new TimelineConfig(Duration.ofMinutes(5), Duration.ofMinutes(10)),
          new TopologyMetrics(new SimpleMeterRegistry()),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<StateStore> opened = new ArrayList<>();
  @TempDir private File directory;

  @AfterEach
  void closeStores() {
    opened.forEach(StateStore::close);
  }

  @Test
  void shouldForgetWhatAnAbortedTransactionHadSeen() {
    UpdateTimeline processor = supplier.get();
    processor.init(context(newStores("aborted")));
    processor.process(tweet("bob", 200));

    MockProcessorContext<String, Work> revived = context(newStores("restored"));
    processor.init(revived);
    processor.process(session("ann", 0));
    processor.process(tweet("bob", 20));

    assertThat(windowsOf("ann", revived)).isEmpty();
  }

  @Test
  void shouldCloseWindowsOfASessionFarBehindAfterARestart() {
    List<StateStore> stores = newStores("kept");
    UpdateTimeline stopped = supplier.get();
    stopped.init(context(stores));
    stopped.process(tweet("bob", 200));

    MockProcessorContext<String, Work> restarted = context(stores);
    UpdateTimeline processor = supplier.get();
    processor.init(restarted);
    processor.process(session("ann", 0));

    assertThat(windowsOf("ann", restarted)).containsExactly(30, 60, 90);
  }

  private List<StateStore> newStores(String name) {
    MockProcessorContext<String, Work> context = newContext(name);
    List<StateStore> stores = new ArrayList<>();
    for (StoreBuilder<?> builder : supplier.stores()) {
      StateStore store = builder.withCachingDisabled().withLoggingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
    opened.addAll(stores);
    return stores;
  }

  private MockProcessorContext<String, Work> context(List<StateStore> stores) {
    MockProcessorContext<String, Work> context = newContext("unused");
    stores.forEach(context::addStateStore);
    return context;
  }

  private MockProcessorContext<String, Work> newContext(String name) {
    MockProcessorContext<String, Work> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File(directory, name));
    context.setCurrentSystemTimeMs(NOW.toEpochMilli());
    return context;
  }

  private static Record<String, Input> session(String user, int minute) {
    TrackFacts track = new TrackFacts("x:1", Genre.POP, null, null, Float.NaN, 0);
    return fold(user, new UserEvent.Session("s" + minute, at(minute), track, null), minute);
  }

  private static Record<String, Input> tweet(String user, int minute) {
    StressScore score = new StressScore(-1, 1);
    return fold(user, new UserEvent.ScoredTweet("t" + minute, at(minute), score), minute);
  }

  private static Record<String, Input> fold(String user, UserEvent event, int minute) {
    Arrival arrival =
        new Arrival(new Inbound.Undecodable("-", new byte[] {1}), SOURCE, at(minute), 1);
    return new Record<>(user, new Input.Fold(event, arrival), at(minute));
  }

  private static long at(int minute) {
    return START + Duration.ofMinutes(minute).toMillis();
  }

  private static List<Integer> windowsOf(String user, MockProcessorContext<String, Work> context) {
    return context.forwarded().stream()
        .filter(forward -> forward.record().key().equals(user))
        .map(forward -> forward.record().value())
        .filter(Work.Publish.class::isInstance)
        .flatMap(work -> ((Work.Publish) work).outcome().records(StressWindow.class).stream())
        .map(window -> window.getStress().getHorizonMinutes())
        .toList();
  }
}
