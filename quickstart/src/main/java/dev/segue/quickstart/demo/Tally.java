package dev.segue.quickstart.demo;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.SkipReason;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.TrainingStep;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything the report says about the application, kept from its output topics alone. The reader
 * writes, others look: callers synchronize on it.
 */
final class Tally implements TopicReader.Handler {

  private final Map<PredictionTrigger, Ids> predictions = new EnumMap<>(PredictionTrigger.class);
  private final Map<SkipReason, Ids> skippedSessions = new EnumMap<>(SkipReason.class);
  private final Map<SkipReason, Ids> skippedTweets = new EnumMap<>(SkipReason.class);
  private final Map<String, StressWindow> windows = new HashMap<>();
  private final Ids windowIds = new Ids();
  private final Ids outcomes = new Ids();
  private final Ids trainingSteps = new Ids();
  private final Ids deadLetters = new Ids();
  private final Map<String, Long> deadLetterReasons = new TreeMap<>();
  private final Scoreboard scoreboard;
  private final SendTimes sendTimes;
  private final DeadLetterIds deadLetterIds;
  private long degraded;
  private String provider = "none";
  private GenrePrediction latest;

  Tally(
      Function<PredictionOutcome, Optional<float[]>> oracle,
      SendTimes sendTimes,
      DeadLetterIds deadLetterIds) {
    this.scoreboard = new Scoreboard(oracle);
    this.sendTimes = sendTimes;
    this.deadLetterIds = deadLetterIds;
  }

  @Override
  public synchronized void record(SpecificRecord value, long readNanoTime) {
    if (value instanceof GenrePrediction prediction) {
      sendTimes.predicted(prediction, readNanoTime);
      add(prediction);
    } else if (value instanceof PredictionOutcome outcome) {
      outcomes.add(outcome.getId());
      scoreboard.add(outcome);
    } else if (value instanceof StressWindow window) {
      String id = windowId(window.getSessionId(), window.getStress().getHorizonMinutes());
      windows.put(id, window);
      windowIds.add(id);
    } else if (value instanceof TrainingStep step) {
      trainingSteps.add(step.getSessionId());
    } else if (value instanceof SkippedEvent skipped) {
      skipped(skipped.getSession(), skipped.getReason()).add(skipped.getId());
    }
  }

  private void add(GenrePrediction prediction) {
    boolean listen = prediction.getTrigger() == PredictionTrigger.LISTEN;
    String id =
        listen
            ? prediction.getSessionId()
            : stressId(prediction.getSessionId(), SendTimes.trigger(prediction));
    predictions(prediction.getTrigger()).add(id);
    degraded += prediction.getDegraded() ? 1 : 0;
    provider = prediction.getProvider();
    latest = prediction;
  }

  @Override
  public synchronized void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
    deadLetters.add(deadLetterIds.of(letter));
    deadLetterReasons.merge(DeadLetterIds.header(letter, "segue.reason"), 1L, Long::sum);
  }

  /** How a window is called in differences: session and minutes. */
  static String windowId(String sessionId, int horizonMinutes) {
    return sessionId + "+" + horizonMinutes + "min";
  }

  /** How a prediction on a tweet is called: session and tweet. */
  static String stressId(String sessionId, String tweetId) {
    return sessionId + "/" + tweetId;
  }

  Ids predictions(PredictionTrigger trigger) {
    return predictions.computeIfAbsent(trigger, t -> new Ids());
  }

  /** Late or duplicate sessions, or tweets without a track. */
  Ids skipped(boolean sessions, SkipReason reason) {
    return (sessions ? skippedSessions : skippedTweets).computeIfAbsent(reason, r -> new Ids());
  }

  long skipped(SkipReason reason) {
    return skipped(true, reason).total() + skipped(false, reason).total();
  }

  Ids deadLetters() {
    return deadLetters;
  }

  Map<String, Long> deadLetterReasons() {
    return deadLetterReasons;
  }

  Ids outcomes() {
    return outcomes;
  }

  Ids trainingSteps() {
    return trainingSteps;
  }

  Ids windowIds() {
    return windowIds;
  }

  /** By {@link #windowId}. */
  Map<String, StressWindow> windows() {
    return windows;
  }

  Scoreboard scoreboard() {
    return scoreboard;
  }

  /** Predictions that a fallback made. */
  long degraded() {
    return degraded;
  }

  /** Where the latest prediction was computed. */
  String provider() {
    return provider;
  }

  Optional<GenrePrediction> latest() {
    return Optional.ofNullable(latest);
  }

  /** Output records so far. */
  synchronized long total() {
    long skipped = skipped(SkipReason.LATE) + skipped(SkipReason.DUPLICATE);
    return predicted()
        + skipped
        + deadLetters.total()
        + outcomes.total()
        + trainingSteps.total()
        + windowIds.total();
  }

  /** Predictions so far. */
  synchronized long predicted() {
    return predictions(PredictionTrigger.LISTEN).total()
        + predictions(PredictionTrigger.STRESS).total();
  }
}
