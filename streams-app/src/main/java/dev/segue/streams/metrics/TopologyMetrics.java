package dev.segue.streams.metrics;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Horizon;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.prediction.DrainTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts what the topology does. Thread-safe. Counts attempts: after a crash an event may count
 * twice, so figures in reports come from the topics.
 */
public final class TopologyMetrics {

  private final MeterRegistry registry;

  public TopologyMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A record of an input topic was read. */
  public void read(String topic) {
    count("segue.records.read", "topic", topic);
  }

  public void deadLetter(Reason reason) {
    count("segue.dead.letters", "reason", reason.key());
  }

  public void skipped(boolean session, Effect.SkipReason reason) {
    String name = session ? "segue.sessions.skipped" : "segue.tweets.skipped";
    count(name, "reason", reason.name().toLowerCase(Locale.ROOT));
  }

  /** A tweet without a track link was scored. */
  public void scored() {
    registry.counter("segue.tweets.scored").increment();
  }

  public void windowClosed(Horizon horizon) {
    count("segue.stress.windows", "horizon", Integer.toString(horizon.minutes()));
  }

  /** A window was closed before its session came: it is never published. */
  public void windowMissed(Horizon horizon) {
    count("segue.stress.windows.missed", "horizon", Integer.toString(horizon.minutes()));
  }

  /** Something else than a profile was read from the profiles, and taken for none. */
  public void unusableProfile() {
    registry.counter("segue.profiles.unusable").increment();
  }

  public void erased() {
    registry.counter("segue.users.erased").increment();
  }

  /** So many requests were found waiting when a task started. */
  public void recoveredSlots(int slots) {
    registry.counter("segue.slots.recovered").increment(slots);
  }

  /** So many requests were answered together. */
  public void drained(DrainTrigger trigger, int requests, long nanos) {
    registry.summary("segue.batch.size", "trigger", trigger.key()).record(requests);
    registry.timer("segue.batch.time", "trigger", trigger.key()).record(Duration.ofNanos(nanos));
  }

  /** A prediction or the outcome of one is on its way to its topic. */
  public void published(Outcome outcome) {
    outcome.records(GenrePrediction.class).forEach(this::predicted);
    outcome.records(PredictionOutcome.class).forEach(this::judged);
  }

  private void predicted(GenrePrediction prediction) {
    registry
        .counter(
            "segue.predictions",
            "trigger",
            prediction.getTrigger().name().toLowerCase(Locale.ROOT),
            "provider",
            prediction.getProvider(),
            "degraded",
            Boolean.toString(prediction.getDegraded()))
        .increment();
  }

  /** The live scoreboard: cases, hits, and log-loss (nats) per forecaster. */
  private void judged(PredictionOutcome outcome) {
    int truth = outcome.getLabels().indexOf(outcome.getActualGenre());
    for (Forecast forecast : outcome.getForecasts()) {
      String forecaster = forecast.getForecaster();
      float[] probabilities = ScoreCard.floats(forecast.getProbabilities());
      boolean hit = ScoreCard.top(probabilities) == truth;
      registry
          .counter("segue.outcomes", "forecaster", forecaster, "hit", Boolean.toString(hit))
          .increment();
      registry
          .summary("segue.log.loss", "forecaster", forecaster)
          .record(ScoreCard.loss(probabilities, truth));
    }
  }

  private void count(String name, String tag, String value) {
    registry.counter(name, tag, value).increment();
  }
}
