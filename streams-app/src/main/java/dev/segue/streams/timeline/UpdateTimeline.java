package dev.segue.streams.timeline;

import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.deadletters.DeadLetter;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.events.Input;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.prediction.Work;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Folds events into the timelines of their users, and closes the stress windows whose time has
 * come: by the user's own events, by the watermark of the partition, or after a silence.
 */
public final class UpdateTimeline extends ContextualProcessor<String, Input, String, Work> {

  private static final String NODE = "update-timeline";
  private static final Duration IDLE_CHECK = Duration.ofSeconds(1);

  /** Most timers taken from the store at once: bounds memory, and the time of one punctuation. */
  private static final int TIMERS_AT_ONCE = 1_000;

  private final Supplier parts;
  private final UserTimeline fold;
  private Watermark watermark;
  private Timelines timelines;
  private Timers timers;
  private ErasedUsers erasedUsers;
  private long lastRecordAt;

  private UpdateTimeline(Supplier parts) {
    this.parts = parts;
    this.fold = new UserTimeline(parts.config.grace());
  }

  /** Makes the processor of a task, and brings its stores. */
  public record Supplier(TimelineConfig config, TopologyMetrics metrics, Clock clock)
      implements ProcessorSupplier<String, Input, String, Work> {

    @Override
    public UpdateTimeline get() {
      return new UpdateTimeline(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Timelines.builder(),
          Frontiers.builder(),
          Timers.builder(),
          Watermark.builder(),
          ErasedUsers.builder());
    }
  }

  @Override
  public void init(ProcessorContext<String, Work> context) {
    super.init(context);
    watermark = Watermark.of(context, parts.config.grace(), parts.clock);
    timelines = Timelines.of(context, fold);
    timers = Timers.of(context);
    erasedUsers = ErasedUsers.of(context);
    lastRecordAt = context.currentSystemTimeMs();
    context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeWhenIdle);
  }

  @Override
  public void process(Record<String, Input> record) {
    lastRecordAt = context().currentSystemTimeMs();
    if (record.value() instanceof Input.Fold input) {
      fold(record, input);
      closeDue(record.timestamp());
    } else if (record.value() instanceof Input.Erase) {
      erase(record);
    } else if (record.value() instanceof Input.Reject reject) {
      context().forward(record.withValue(publish(reject.letter())));
    }
  }

  private void fold(Record<String, Input> record, Input.Fold input) {
    String user = record.key();
    UserEvent event = input.event();
    if (EventFacts.at(event).stream().anyMatch(at -> erasedUsers.took(user, at))) {
      context().forward(record.withValue(publish(erased(user, input))));
      return;
    }
    EventFacts.at(event).ifPresent(watermark::see);
    Timeline before = timelines.get(user);
    UserTimeline.Folded folded = fold.fold(before, event);
    store(user, before, folded.timeline());
    EffectsToWork effects = new EffectsToWork(user, parts.metrics);
    folded.effects().stream()
        .flatMap(effect -> effects.of(effect, input, record.timestamp()).stream())
        .forEach(work -> context().forward(record.withValue(work)));
  }

  private void store(String user, Timeline before, Timeline after) {
    if (!after.equals(before)) {
      timelines.put(user, after);
      timers.move(user, before.nextClose(), after.nextClose());
    }
  }

  private void closeDue(long timestamp) {
    List<String> due = timers.take(watermark.value(), TIMERS_AT_ONCE);
    while (!due.isEmpty()) {
      due.forEach(user -> advance(user, watermark.value(), timestamp));
      due = timers.take(watermark.value(), TIMERS_AT_ONCE);
    }
  }

  /** The rest, if there are more timers than one round takes, follows a second later. */
  private void closeWhenIdle(long now) {
    if (now - lastRecordAt >= parts.config.idleClose().toMillis()) {
      for (String user : timers.take(Long.MAX_VALUE, TIMERS_AT_ONCE)) {
        advance(user, timelines.get(user).lastClose(), now);
      }
    }
  }

  private void advance(String user, long frontier, long timestamp) {
    Timeline before = timelines.get(user);
    UserTimeline.Folded advanced = fold.advance(before, frontier);
    if (!advanced.timeline().equals(before)) {
      timelines.putFrontier(user, advanced.timeline());
    }
    timers.set(user, advanced.timeline().nextClose());
    EffectsToWork effects = new EffectsToWork(user, parts.metrics);
    advanced.effects().stream()
        .flatMap(effect -> effects.ofAdvance(effect).stream())
        .forEach(
            work -> context().forward(new Record<>(user, work, timestamp, new RecordHeaders())));
  }

  private void erase(Record<String, Input> record) {
    String user = record.key();
    timers.move(user, timelines.get(user).nextClose(), Optional.empty());
    timelines.delete(user);
    erasedUsers.add(user, record.timestamp());
    parts.metrics.erased();
    context().forward(record.withValue(new Work.Forget(true)));
  }

  private static DeadLetter erased(String user, Input.Fold input) {
    return DeadLetter.of(NODE, Reason.ERASED_USER, "expected an event after the user's erasure")
        .withOriginal(user.getBytes(StandardCharsets.UTF_8), null)
        .withSource(input.arrival().source())
        .withEventId(EventFacts.id(input.event()));
  }

  private static Work publish(DeadLetter letter) {
    return new Work.Publish(new Outcome.SetAside(letter));
  }
}
