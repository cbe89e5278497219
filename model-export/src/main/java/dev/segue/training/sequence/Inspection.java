package dev.segue.training.sequence;

/**
 * What a network makes of steps on the way to its logits, in the frozen view.
 *
 * @param hidden [user][step][D] the head's hidden layer; null where it was not asked for
 * @param scores [user][step] of the attention, before decay and softmax; null without attention
 */
public record Inspection(float[][][] hidden, float[][] scores) {

  /** Which steps of a history are asked for. */
  @FunctionalInterface
  public interface Wanted {
    boolean wants(int user, int step);
  }

  static Inspection empty(SequenceData data, boolean attention) {
    float[][] scores =
        data.histories().stream().map(h -> new float[h.length()]).toArray(float[][]::new);
    return new Inspection(
        data.histories().stream().map(h -> new float[h.length()][]).toArray(float[][][]::new),
        attention ? scores : null);
  }
}
