package dev.segue.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TorchRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gradient is the slope of the loss: checked by finite differences, both views included. */
class GradientTest {

  private static final float STEP = 2e-3f;

  @ParameterizedTest
  @EnumSource(Cell.class)
  void shouldBeTheSlopeOfTheLoss(Cell cell) {
    NetworkShape shape =
        new NetworkShape(
            5, List.of(new NetworkShape.Embedding(4, 2)), cell, 2, 6, 5, 3, true, true);
    NetworkWeights weights = NetworkWeights.random(shape, Scaling.identity(5), 3);
    SequenceData data = RandomData.of(shape, 9, 12, 9);

    Map<String, float[]> gradients = gradients(weights, data);

    for (String name : weights.tensors().keySet()) {
      int index = weights.tensor(name).values().length / 2;
      double slope =
          (loss(moved(weights, name, index, STEP), data)
                  - loss(moved(weights, name, index, -STEP), data))
              / (2 * STEP);
      assertThat((double) gradients.get(name)[index])
          .as("%s[%d]", name, index)
          .isCloseTo(slope, Offset.offset(5e-4));
    }
  }

  private static NetworkWeights moved(NetworkWeights weights, String name, int index, float by) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    Tensor tensor = weights.tensor(name);
    float[] values = tensor.values().clone();
    values[index] += by;
    tensors.put(name, new Tensor(tensor.shape(), values));
    return new NetworkWeights(weights.shape(), weights.scaling(), tensors);
  }

  private static Map<String, float[]> gradients(NetworkWeights weights, SequenceData data) {
    Engine engine = TorchRuntime.engine(1);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    try (NDManager manager = engine.newBaseManager();
        Parameters parameters = new Parameters(manager, weights);
        NDScope scope = new NDScope();
        GradientCollector collector = engine.newGradientCollector()) {
      scope.suppressNotUsedWarning();
      collector.backward(loss(parameters, data));
      weights
          .tensors()
          .keySet()
          .forEach(name -> gradients.put(name, parameters.get(name).getGradient().toFloatArray()));
    }
    return gradients;
  }

  private static double loss(NetworkWeights weights, SequenceData data) {
    try (NDManager manager = TorchRuntime.engine(1).newBaseManager();
        Parameters parameters = new Parameters(manager, weights);
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return loss(parameters, data).getFloat();
    }
  }

  private static NDArray loss(Parameters parameters, SequenceData data) {
    Lanes lanes = Lanes.pack(data, Segment.whole(data), 2, 12);
    Chunk chunk = new Chunk(data, 12, lanes.count());
    lanes.read(0, chunk);
    ChunkRunner runner = new ChunkRunner(parameters, Dropout.NONE, lanes.count());
    Loss loss = new Loss(data, TrainingConfig.Objective.PLAIN);
    return loss.mean(runner.run(chunk), loss.targets(chunk, Split.TRAINING));
  }
}
