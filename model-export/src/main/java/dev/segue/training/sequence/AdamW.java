package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), the gradient clipped by its norm
 * over all weights. Weights of one axis do not decay.
 */
public final class AdamW {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /** DJL clamps to any value of 0 or more. */
  private static final float NO_CLIPPING_BY_VALUE = -1;

  private final TrainingConfig.Optimiser config;
  private final List<Slot> slots = new ArrayList<>();
  private int updates;

  /** A weight with its running moments. */
  private record Slot(NDArray weight, NDArray mean, NDArray square, boolean decays) {}

  public AdamW(TrainedArrays parameters, TrainingConfig.Optimiser config) {
    this.config = config;
    NDManager manager = parameters.manager();
    for (NDArray weight : parameters.all()) {
      boolean matrix = weight.getShape().dimension() > 1;
      slots.add(new Slot(weight, kept(manager, weight), kept(manager, weight), matrix));
    }
  }

  /** Updates every weight by its gradient, and clears the gradients. */
  public void update(float learningRate) {
    updates++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
    List<NDArray> gradients = slots.stream().map(slot -> slot.weight().getGradient()).toList();
    float norm = norm(gradients);
    float scale = norm > config.clipNorm() ? config.clipNorm() / norm : 1;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      NDList inputs = new NDList(slot.weight(), gradients.get(i), slot.mean(), slot.square());
      slot.weight()
          .getNDArrayInternal()
          .adamUpdate(
              inputs,
              new NDList(slot.weight()),
              learningRate,
              (float) (learningRate * correction),
              slot.decays() ? config.weightDecay() : 0,
              scale,
              NO_CLIPPING_BY_VALUE,
              BETA1,
              BETA2,
              EPSILON,
              false,
              true);
    }
  }

  private static float norm(List<NDArray> gradients) {
    double sum = 0;
    for (NDArray gradient : gradients) {
      float norm = gradient.norm().getFloat();
      sum += (double) norm * norm;
    }
    return (float) Math.sqrt(sum);
  }

  private static NDArray kept(NDManager manager, NDArray like) {
    NDArray zeros = manager.zeros(like.getShape());
    NDScope.unregister(zeros);
    return zeros;
  }
}
