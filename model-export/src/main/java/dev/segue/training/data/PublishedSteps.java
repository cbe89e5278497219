package dev.segue.training.data;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.schemas.TrainingStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the steps that a stream published, user by user, in the order of their topic. What was
 * published of a user before an erasure is dropped. Not thread-safe.
 */
final class PublishedSteps {

  private final Map<String, List<LabelledStep>> users = new LinkedHashMap<>();

  /**
   * Adds a record. Step numbers of a user rise until the user is erased; then they begin anew.
   *
   * @param row null for a user without any steps
   */
  void add(String user, TrainingStep row) {
    if (row == null) {
      users.remove(user);
      return;
    }
    byte[] bytes = new byte[row.getStepState().remaining()];
    row.getStepState().duplicate().get(bytes);
    Step step = StepCodec.decode(bytes);
    List<LabelledStep> steps = users.computeIfAbsent(row.getUserId(), id -> new ArrayList<>());
    if (!steps.isEmpty() && steps.get(steps.size() - 1).step().number() >= step.number()) {
      steps.clear();
    }
    steps.add(new LabelledStep(step, row.getNextGenre()));
  }

  List<UserSteps> histories() {
    return users.entrySet().stream()
        .map(user -> new UserSteps(user.getKey(), user.getValue()))
        .toList();
  }
}
