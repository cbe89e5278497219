package dev.segue.benchmarks.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.learning.TrainingProgress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The peer: PyTorch's own LSTM operator, 2 x 128, and a linear layer on the last step alone,
 * without attention.
 *
 * @param name for people
 * @param features inputs of a step
 */
record TorchOperatorContender(String name, int features) implements TrainingContender {

  private static final int LAYERS = 2;
  private static final int HIDDEN = 128;
  private static final int GATES = 4 * HIDDEN;
  private static final int CLASSES = 6;

  @Override
  public void train(TrainingBenchmark.Plan plan, TrainingProgress progress) {
    new MiniBatchTraining(
            new MiniBatchTraining.Plan(
                plan.batch(),
                TrainingContender.twoEpochs(),
                OPTIMISER,
                TrainingContender.run(plan)),
            progress)
        .train(weights(), new Task(plan));
  }

  private Map<String, Tensor> weights() {
    Initialiser random = new Initialiser(1);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    int inputs = features;
    for (int layer = 0; layer < LAYERS; layer++) {
      weights.put("input." + layer, random.uniform(HIDDEN, GATES, inputs));
      weights.put("recurrent." + layer, random.uniform(HIDDEN, GATES, HIDDEN));
      weights.put("bias." + layer, random.uniform(HIDDEN, GATES));
      weights.put("recurrent-bias." + layer, random.uniform(HIDDEN, GATES));
      inputs = HIDDEN;
    }
    weights.put("head", random.uniform(HIDDEN, HIDDEN, CLASSES));
    return weights;
  }

  /** Random sequences. */
  private final class Task implements MiniBatchTask {
    private final TrainingBenchmark.Plan plan;
    private final float[] rows;
    private final float[] targets;

    Task(TrainingBenchmark.Plan plan) {
      this.plan = plan;
      SplittableRandom random = new SplittableRandom(7);
      this.rows = new float[plan.batch() * plan.steps() * features];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (float) random.nextDouble();
      }
      this.targets = new float[plan.batch() * CLASSES];
      for (int row = 0; row < plan.batch(); row++) {
        targets[row * CLASSES + random.nextInt(CLASSES)] = 1;
      }
    }

    @Override
    public int examples() {
      return plan.batch() * plan.updates();
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] batch) {
      NDManager manager = weights.manager();
      NDArray inputs = manager.create(rows, new Shape(plan.steps(), plan.batch(), features));
      NDArray zeros = manager.zeros(new Shape(LAYERS, plan.batch(), HIDDEN));
      NDList parameters = new NDList();
      for (int layer = 0; layer < LAYERS; layer++) {
        parameters.add(weights.get("input." + layer));
        parameters.add(weights.get("recurrent." + layer));
        parameters.add(weights.get("bias." + layer));
        parameters.add(weights.get("recurrent-bias." + layer));
      }
      NDArray states =
          inputs
              .getNDArrayInternal()
              .lstm(
                  inputs, new NDList(zeros, zeros), parameters, true, LAYERS, 0, true, false, false)
              .get(0);
      NDArray logits = states.get(new NDIndex("{}", plan.steps() - 1)).matMul(weights.get("head"));
      NDArray wanted = manager.create(targets, new Shape(plan.batch(), CLASSES));
      return logits.logSoftmax(1).mul(wanted).sum().neg().div(plan.batch());
    }

    /** Lower every time, so that no epoch is the last one. */
    @Override
    public double validationLoss(TrainedArrays weights) {
      return -System.nanoTime();
    }
  }
}
