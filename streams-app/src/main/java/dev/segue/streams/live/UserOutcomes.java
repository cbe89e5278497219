package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.PredictionOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest outcomes of the users that were active last: what had been predicted, and what came.
 * Not thread-safe.
 */
final class UserOutcomes {

  private final int outcomesEach;
  private final Map<String, Deque<ObjectNode>> byUser;

  /**
   * @param users that are kept; those without an outcome for longest go first
   * @param outcomesEach of a user that are kept
   */
  UserOutcomes(int users, int outcomesEach) {
    this.outcomesEach = outcomesEach;
    this.byUser =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Deque<ObjectNode>> eldest) {
            return size() > users;
          }
        };
  }

  void add(PredictionOutcome outcome) {
    Deque<ObjectNode> outcomes =
        byUser.computeIfAbsent(outcome.getUserId(), user -> new ArrayDeque<>());
    outcomes.addLast(json(outcome));
    if (outcomes.size() > outcomesEach) {
      outcomes.removeFirst();
    }
  }

  void erase(String user) {
    byUser.remove(user);
  }

  /** A user's outcomes, oldest first; an empty array for a user that is not known here. */
  ArrayNode json(String user) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Deque<ObjectNode> outcomes = byUser.get(user);
    if (outcomes != null) {
      array.addAll(outcomes);
    }
    return array;
  }

  private static ObjectNode json(PredictionOutcome outcome) {
    int truth = outcome.getLabels().indexOf(outcome.getActualGenre());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("step", outcome.getStep());
    json.put("at", outcome.getAt().toEpochMilli());
    json.put("previous_genre", outcome.getPreviousGenre().name());
    json.put("actual_genre", outcome.getActualGenre().name());
    json.put("degraded", outcome.getDegraded());
    ObjectNode forecasts = json.putObject("forecasts");
    for (Forecast forecast : outcome.getForecasts()) {
      float[] probabilities = ScoreCard.floats(forecast.getProbabilities());
      forecasts
          .putObject(forecast.getForecaster())
          .put("top", outcome.getLabels().get(ScoreCard.top(probabilities)).name())
          .put("of_actual", truth < 0 ? 0 : PredictionRow.rounded(probabilities[truth]));
    }
    return json;
  }
}
