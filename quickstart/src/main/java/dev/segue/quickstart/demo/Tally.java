package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.TweetStress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything the report says about the application, kept from input and output topics alone. The
 * reader writes, others look: callers synchronize on it.
 */
final class Tally implements TopicReader.Handler {

  private final InputLog inputs;
  private final Fates fates = new Fates();
  private final Ids stressPredictions = new Ids();
  private final Map<String, StressWindow> windows = new HashMap<>();
  private final Ids windowIds = new Ids();
  private final Ids outcomes = new Ids();
  private final Ids trainingSteps = new Ids();
  private final DeadLetters deadLetters = new DeadLetters();
  private final Scoreboard scoreboard;
  private final SendTimes sendTimes;
  private long degraded;
  private String provider = "none";
  private GenrePrediction latest;

  Tally(
      Function<PredictionOutcome, Optional<float[]>> oracle, SendTimes sendTimes, InputLog inputs) {
    this.scoreboard = new Scoreboard(oracle);
    this.sendTimes = sendTimes;
    this.inputs = inputs;
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
      fates
          .of(skipped.getSession(), Fate.valueOf(skipped.getReason().name()))
          .add(name(skipped.getUserId(), skipped.getId()));
    } else if (value instanceof TweetStress scored) {
      fates.of(false, Fate.SCORED).add(name(scored.getUserId(), scored.getTweetId()));
    }
  }

  private void add(GenrePrediction prediction) {
    String session = prediction.getSessionId();
    if (prediction.getTrigger() == PredictionTrigger.LISTEN) {
      fates.of(true, Fate.PREDICTED).add(name(prediction.getUserId(), session));
    } else {
      stressPredictions.add(stressId(session, SendTimes.trigger(prediction)));
    }
    degraded += prediction.getDegraded() ? 1 : 0;
    provider = prediction.getProvider();
    latest = prediction;
  }

  @Override
  public synchronized void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
    deadLetters.add(letter);
  }

  @Override
  public synchronized void input(ConsumerRecord<byte[], byte[]> event) {
    inputs.add(event);
  }

  /** How an event is called: user and id. */
  static String name(String user, String id) {
    return user + "/" + id;
  }

  /** How a window is called in differences: session and minutes. */
  static String windowId(String sessionId, int horizonMinutes) {
    return sessionId + "+" + horizonMinutes + "min";
  }

  /** How a prediction on a tweet is called: session and tweet. */
  static String stressId(String sessionId, String tweetId) {
    return sessionId + "/" + tweetId;
  }

  /** What lies in the topics of listens and tweets. */
  InputLog inputs() {
    return inputs;
  }

  /** What became of the events; complete once inputs and outputs are read to their ends. */
  Fates fates() {
    Fates all = new Fates();
    all.addAll(fates);
    deadLetters.addTo(all, inputs);
    return all;
  }

  Ids predictions(PredictionTrigger trigger) {
    return trigger == PredictionTrigger.LISTEN ? fates.of(true, Fate.PREDICTED) : stressPredictions;
  }

  DeadLetters deadLetters() {
    return deadLetters;
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
  synchronized long degraded() {
    return degraded;
  }

  /** Where the latest prediction was computed. */
  String provider() {
    return provider;
  }

  Optional<GenrePrediction> latest() {
    return Optional.ofNullable(latest);
  }

  /** Records so far, of inputs and outputs. */
  synchronized long total() {
    return inputs.records()
        + settled()
        + stressPredictions.total()
        + outcomes.total()
        + trainingSteps.total()
        + windowIds.total();
  }

  /** Events so far whose fate is in the output topics. */
  synchronized long settled() {
    return fates.total() + deadLetters.total();
  }

  /** Predictions so far. */
  synchronized long predicted() {
    return predictions(PredictionTrigger.LISTEN).total()
        + predictions(PredictionTrigger.STRESS).total();
  }
}
