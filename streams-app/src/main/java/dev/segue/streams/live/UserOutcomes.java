package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.schemas.PredictionOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest outcomes of the users that were active last: what had been predicted, and what came.
 * Not thread-safe.
 */
final class UserOutcomes {

  private final int outcomesEach;
  private final Map<String, Deque<JudgedStep>> byUser;
  private List<String> forecasters = List.of();

  /**
   * @param users that are kept; those without an outcome for longest go first
   * @param outcomesEach of a user that are kept
   */
  UserOutcomes(int users, int outcomesEach) {
    this.outcomesEach = outcomesEach;
    this.byUser =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Deque<JudgedStep>> eldest) {
            return size() > users;
          }
        };
  }

  void add(PredictionOutcome outcome) {
    Deque<JudgedStep> outcomes =
        byUser.computeIfAbsent(outcome.getUserId(), user -> new ArrayDeque<>());
    JudgedStep judged = JudgedStep.of(outcome, forecasters);
    forecasters = judged.forecasters();
    outcomes.addLast(judged);
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
    Deque<JudgedStep> outcomes = byUser.get(user);
    if (outcomes != null) {
      outcomes.forEach(outcome -> array.add(outcome.json()));
    }
    return array;
  }
}
