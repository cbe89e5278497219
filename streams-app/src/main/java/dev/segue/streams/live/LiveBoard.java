package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Everything that the page shows, folded from the records of the topics. Thread-safe. */
final class LiveBoard {

  private static final int ROWS_PER_TAKE = 2;
  private static final int ROWS = 40;
  private static final int PULSES = 120;
  private static final int USERS = 5_000;
  private static final int ERASED_USERS = 100_000;
  private static final int OUTCOMES_OF_A_USER = 60;

  private final long startedAt;
  private final Sample sample = new Sample(ROWS_PER_TAKE, ROWS);
  private final RollingScores halfHour = new RollingScores(Duration.ofSeconds(5), 360);
  private final RollingScores day = new RollingScores(Duration.ofMinutes(5), 288);
  private final UserOutcomes outcomes = new UserOutcomes(USERS, OUTCOMES_OF_A_USER);
  private final Erasures erasures = new Erasures(ERASED_USERS);
  private final Deque<ObjectNode> pulses = new ArrayDeque<>();
  private final Pulse pulse;
  private boolean scoresChanged;

  /**
   * @param startedAt older records are history: shown, but in no rate and no delay
   */
  LiveBoard(long startedAt) {
    this.startedAt = startedAt;
    this.pulse = new Pulse(startedAt);
  }

  /** The two resolutions of the scoreboard. */
  enum Span {
    HALF_HOUR,
    DAY
  }

  synchronized void predicted(GenrePrediction prediction, long appendedAt, long now) {
    if (erasures.covers(prediction.getUserId(), appendedAt)) {
      return;
    }
    sample.add(prediction, appendedAt);
    if (appendedAt >= startedAt) {
      pulse.add(prediction, appendedAt, now);
    }
  }

  synchronized void judged(PredictionOutcome outcome, long appendedAt, long now) {
    halfHour.add(outcome, appendedAt);
    day.add(outcome, appendedAt);
    scoresChanged = true;
    if (appendedAt >= startedAt) {
      pulse.addOutcome(now);
    }
    if (!erasures.covers(outcome.getUserId(), appendedAt)) {
      sample.judge(outcome);
      outcomes.add(outcome);
    }
  }

  synchronized void erased(String user, long appendedAt) {
    erasures.add(user, appendedAt);
    sample.erase(user);
    outcomes.erase(user);
  }

  /** The counts since the last pulse. */
  synchronized ObjectNode takePulse(InstanceStatus status, long now) {
    ObjectNode taken = pulse.take(status, now);
    pulses.addLast(taken);
    if (pulses.size() > PULSES) {
      pulses.removeFirst();
    }
    return taken;
  }

  /** Rows and truths since the last take; empty when there are none. */
  synchronized Optional<String> takeRows() {
    ArrayNode truths = sample.takeTruths();
    ArrayNode rows = sample.takeRows();
    if (rows.isEmpty() && truths.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("rows", rows);
    json.set("truths", truths);
    return Optional.of(json.toString());
  }

  /** The newest bucket of the half hour, when an outcome came since the last take. */
  synchronized Optional<String> takeScores() {
    boolean changed = scoresChanged;
    scoresChanged = false;
    return changed ? halfHour.latest().map(ObjectNode::toString) : Optional.empty();
  }

  /** The scoreboard over a span. */
  synchronized ObjectNode scores(Span span) {
    return span == Span.DAY ? day.json() : halfHour.json();
  }

  /** A user's newest outcomes. */
  synchronized ArrayNode outcomes(String user) {
    return outcomes.json(user);
  }

  /** What a new reader needs before the next messages. */
  synchronized String snapshot() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("pulses").addAll(pulses);
    json.set("rows", sample.rows());
    return json.toString();
  }
}
