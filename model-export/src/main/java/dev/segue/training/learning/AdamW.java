package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private final Optimiser config;
  private final List<Slot> slots = new ArrayList<>();
  private int updates;

  /** A weight with its running moments. */
  private record Slot(String name, NDArray weight, NDArray mean, NDArray square, boolean decays) {}

  /**
   * Where an optimiser is.
   *
   * @param updates done so far
   * @param means running mean of the gradient per trained weight
   * @param squares running mean of its square
   */
  public record Moments(int updates, Map<String, Tensor> means, Map<String, Tensor> squares) {

    /** Before the first update. */
    public static final Moments NONE = new Moments(0, Map.of(), Map.of());
  }

  public AdamW(TrainedArrays parameters, Optimiser config) {
    this(parameters, config, Moments.NONE);
  }

  /** Goes on from where another optimiser of the same weights was. */
  public AdamW(TrainedArrays parameters, Optimiser config, Moments from) {
    this.config = config;
    this.updates = from.updates();
    NDManager manager = parameters.manager();
    parameters
        .trained()
        .forEach(
            (name, weight) -> {
              NDArray mean = moment(manager, weight, from.means().get(name));
              NDArray square = moment(manager, weight, from.squares().get(name));
              boolean matrix = weight.getShape().dimension() > 1;
              slots.add(new Slot(name, weight, mean, square, matrix));
            });
  }

  /** A copy of the present moments. */
  public Moments moments() {
    Map<String, NDArray> means = new LinkedHashMap<>();
    Map<String, NDArray> squares = new LinkedHashMap<>();
    slots.forEach(slot -> means.put(slot.name(), slot.mean()));
    slots.forEach(slot -> squares.put(slot.name(), slot.square()));
    return new Moments(updates, TrainedArrays.tensors(means), TrainedArrays.tensors(squares));
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

  private static NDArray moment(NDManager manager, NDArray weight, Tensor before) {
    return TrainedArrays.kept(
        before == null ? manager.zeros(weight.getShape()) : before.in(manager));
  }
}
