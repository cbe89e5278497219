package dev.segue.streams.metrics;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Horizon;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.prediction.DrainTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what the topology does. Thread-safe. Counts attempts: after a crash an event may count
 * twice, so figures in reports come from the topics. All that can be known is there with 0 from the
 * start, so that an alert sees the first increase.
 */
public final class TopologyMetrics {

  private static final List<String> DEGRADED = List.of("no-bundle", "model-failed", "other");

  private final Meters meters;
  private final Map<PredictionTrigger, Timer> delays = new EnumMap<>(PredictionTrigger.class);
  private final Scoreboard scoreboard;

  public TopologyMetrics(MeterRegistry registry) {
    meters = new Meters(registry);
    scoreboard = new Scoreboard(meters);
    for (Reason reason : Reason.values()) {
      meters.counter(Figure.DEAD_LETTERS, "reason", reason.key());
    }
    for (Effect.SkipReason reason : Effect.SkipReason.values()) {
      meters.counter(Figure.SESSIONS_SKIPPED, "reason", name(reason));
      meters.counter(Figure.TWEETS_SKIPPED, "reason", name(reason));
    }
    for (Horizon horizon : Horizon.ALL) {
      meters.counter(Figure.STRESS_WINDOWS, "horizon", minutes(horizon));
      meters.counter(Figure.STRESS_WINDOWS_MISSED, "horizon", minutes(horizon));
    }
    DEGRADED.forEach(reason -> meters.counter(Figure.PREDICTIONS_DEGRADED, "reason", reason));
    List.of(
            Figure.TWEETS_SCORED,
            Figure.PROFILES_UNUSABLE,
            Figure.USERS_ERASED,
            Figure.SLOTS_RECOVERED)
        .forEach(meters::counter);
    expectBatches();
  }

  private void expectBatches() {
    meters.timer(Figure.QUEUE_WAIT);
    for (DrainTrigger trigger : DrainTrigger.values()) {
      meters.summary(Figure.BATCH_SIZE, "trigger", trigger.key());
      meters.timer(Figure.BATCH_TIME, "trigger", trigger.key());
    }
    for (PredictionTrigger trigger : PredictionTrigger.values()) {
      delays.put(trigger, meters.timer(Figure.EVENT_DELAY, "trigger", name(trigger)));
    }
  }

  /**
   * Shows what will be counted with 0.
   *
   * @param topics the topics to be read
   * @param provider where the model runs
   */
  public void expect(Collection<String> topics, String provider) {
    topics.forEach(topic -> meters.counter(Figure.RECORDS_READ, "topic", topic));
    meters.timer(Figure.INFERENCE_TIME, "provider", provider);
    for (PredictionTrigger trigger : PredictionTrigger.values()) {
      meters.counter(Figure.PREDICTIONS, "trigger", name(trigger), "provider", provider);
    }
  }

  /** A record of an input topic was read. */
  public void read(String topic) {
    meters.counter(Figure.RECORDS_READ, "topic", topic).increment();
  }

  public void deadLetter(Reason reason) {
    meters.counter(Figure.DEAD_LETTERS, "reason", reason.key()).increment();
  }

  public void skipped(boolean session, Effect.SkipReason reason) {
    Figure figure = session ? Figure.SESSIONS_SKIPPED : Figure.TWEETS_SKIPPED;
    meters.counter(figure, "reason", name(reason)).increment();
  }

  /** A tweet without a track link was scored. */
  public void scored() {
    meters.counter(Figure.TWEETS_SCORED).increment();
  }

  public void windowClosed(Horizon horizon) {
    meters.counter(Figure.STRESS_WINDOWS, "horizon", minutes(horizon)).increment();
  }

  /** A window was closed before its session came: it is never published. */
  public void windowMissed(Horizon horizon) {
    meters.counter(Figure.STRESS_WINDOWS_MISSED, "horizon", minutes(horizon)).increment();
  }

  /** Something else than a profile was read from the profiles, and taken for none. */
  public void unusableProfile() {
    meters.counter(Figure.PROFILES_UNUSABLE).increment();
  }

  public void erased() {
    meters.counter(Figure.USERS_ERASED).increment();
  }

  /** So many requests were found waiting when a task started. */
  public void recoveredSlots(int slots) {
    meters.counter(Figure.SLOTS_RECOVERED).increment(slots);
  }

  /** The oldest request of a batch has waited so long. */
  public void waited(long millis) {
    meters.timer(Figure.QUEUE_WAIT).record(Duration.ofMillis(millis));
  }

  /** The predictor has answered one wave. */
  public void inferred(String provider, long nanos) {
    meters.timer(Figure.INFERENCE_TIME, "provider", provider).record(Duration.ofNanos(nanos));
  }

  /** So many requests were answered together. */
  public void drained(DrainTrigger trigger, int requests, long nanos) {
    meters.summary(Figure.BATCH_SIZE, "trigger", trigger.key()).record(requests);
    meters.timer(Figure.BATCH_TIME, "trigger", trigger.key()).record(Duration.ofNanos(nanos));
  }

  /** A prediction or the outcome of one is on its way to its topic. */
  public void published(Outcome outcome) {
    outcome.records(GenrePrediction.class).forEach(this::predicted);
    outcome.records(PredictionOutcome.class).forEach(scoreboard::judged);
  }

  private void predicted(GenrePrediction prediction) {
    String trigger = name(prediction.getTrigger());
    String provider = prediction.getProvider();
    meters.counter(Figure.PREDICTIONS, "trigger", trigger, "provider", provider).increment();
    if (prediction.getDegraded()) {
      String reason = degraded(prediction.getDegradedReason());
      meters.counter(Figure.PREDICTIONS_DEGRADED, "reason", reason).increment();
    }
    long delay =
        meters.registry().config().clock().wallTime() - prediction.getAsOf().toEpochMilli();
    delays.get(prediction.getTrigger()).record(Duration.ofMillis(Math.max(0, delay)));
  }

  /** A reason that quotes a failure would be a label of any number of values. */
  private static String degraded(String reason) {
    if (reason != null && reason.equals("no bundle")) {
      return "no-bundle";
    }
    return reason != null && reason.startsWith("the model failed") ? "model-failed" : "other";
  }

  private static String minutes(Horizon horizon) {
    return Integer.toString(horizon.minutes());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
