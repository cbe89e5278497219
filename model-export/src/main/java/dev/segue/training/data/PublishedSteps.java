package dev.segue.training.data;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.UnreadableStateException;
import dev.segue.schemas.TrainingStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Collects the steps that a stream published, user by user, in the order of their topic. What was
 * published of a user before an erasure is dropped. Not thread-safe.
 */
final class PublishedSteps {

  private final Map<String, List<LabelledStep>> users = new LinkedHashMap<>();

  /**
   * Adds a record. Step numbers of a user rise until the user is erased; then they begin anew.
   *
   * @param row of value null for a user without any steps
   * @throws IOException when it holds no step, or one that another version of Segue published
   */
  void add(ConsumerRecord<String, SpecificRecord> row) throws IOException {
    if (row.value() == null) {
      users.remove(row.key());
    } else if (row.value() instanceof TrainingStep published) {
      add(published, step(row, published));
    } else {
      throw TopicFailures.noStep(place(row), "a " + row.value().getSchema().getName());
    }
  }

  private static Step step(ConsumerRecord<?, ?> row, TrainingStep published) throws IOException {
    byte[] bytes = new byte[published.getStepState().remaining()];
    published.getStepState().duplicate().get(bytes);
    try {
      return StepCodec.decode(bytes);
    } catch (UnreadableStateException unreadable) {
      throw TopicFailures.otherVersion(place(row), unreadable);
    }
  }

  private static String place(ConsumerRecord<?, ?> row) {
    return new TopicPartition(row.topic(), row.partition()) + "@" + row.offset();
  }

  private void add(TrainingStep row, Step step) {
    List<LabelledStep> steps = users.computeIfAbsent(row.getUserId(), id -> new ArrayList<>());
    if (!steps.isEmpty() && steps.get(steps.size() - 1).step().number() >= step.number()) {
      steps.clear();
    }
    steps.add(new LabelledStep(step, row.getNextGenre(), features(row)));
  }

  private static Optional<PublishedFeatures> features(TrainingStep row) {
    return row.getFrozen().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PublishedFeatures(
                row.getLayoutDigest(), floats(row.getFrozen()), floats(row.getAtListen())));
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  List<UserSteps> histories() {
    return users.entrySet().stream()
        .map(user -> new UserSteps(user.getKey(), user.getValue()))
        .toList();
  }
}
