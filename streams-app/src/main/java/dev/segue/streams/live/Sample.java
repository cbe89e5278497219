package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * As many of the newest predictions as people can read: of the predictions between two takes at
 * most a few, of different users. Follows those that it showed until the truth is known. Not
 * thread-safe.
 */
final class Sample {

  private final int perTake;
  private final int shown;
  private final Deque<PredictionRow> next = new ArrayDeque<>();
  private final Deque<PredictionRow> rows = new ArrayDeque<>();
  private final List<ObjectNode> truths = new ArrayList<>();

  /**
   * @param perTake most rows of one take
   * @param shown rows that are kept, and followed until their truth is known
   */
  Sample(int perTake, int shown) {
    this.perTake = perTake;
    this.shown = shown;
  }

  void add(GenrePrediction prediction, long seen) {
    next.removeIf(row -> row.user().equals(prediction.getUserId()));
    next.addLast(PredictionRow.of(prediction, seen));
    if (next.size() > perTake) {
      next.removeFirst();
    }
  }

  void judge(PredictionOutcome outcome) {
    boolean wasShown = false;
    for (PredictionRow row : rows) {
      if (row.isJudgedBy(outcome)) {
        row.judge(outcome);
        wasShown = true;
      }
    }
    next.stream().filter(row -> row.isJudgedBy(outcome)).forEach(row -> row.judge(outcome));
    if (wasShown) {
      truths.add(truth(outcome));
    }
  }

  void erase(String user) {
    next.removeIf(row -> row.user().equals(user));
    rows.removeIf(row -> row.user().equals(user));
    truths.removeIf(truth -> truth.path("user").asText().equals(user));
  }

  /** The rows since the last take, oldest first; they count as shown from now on. */
  ArrayNode takeRows() {
    ArrayNode taken = JsonNodeFactory.instance.arrayNode();
    for (PredictionRow row : next) {
      taken.add(row.json());
      rows.addLast(row);
    }
    next.clear();
    while (rows.size() > shown) {
      rows.removeFirst();
    }
    return taken;
  }

  /** What became known since the last take about rows that had been shown. */
  ArrayNode takeTruths() {
    ArrayNode taken = JsonNodeFactory.instance.arrayNode().addAll(truths);
    truths.clear();
    return taken;
  }

  /** The rows that are shown, oldest first. */
  ArrayNode rows() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> all.add(row.json()));
    return all;
  }

  private static ObjectNode truth(PredictionOutcome outcome) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user", outcome.getUserId())
        .put("step", outcome.getStep())
        .put("actual", outcome.getActualGenre().name());
  }
}
