package dev.segue.training.learning;

/** Names of a network's weights, and their shapes [outputs, inputs]. */
public final class NetworkNames {

  /** [H, H] of the score. */
  public static final String ATTENTION_DENSE = "attention.dense";

  /** [H]. */
  public static final String ATTENTION_BIAS = "attention.bias";

  /** v [1, H]. */
  public static final String ATTENTION_VECTOR = "attention.vector";

  /** [1]; the decay per step is its softplus. */
  public static final String ATTENTION_DECAY = "attention.decay";

  /** [head hidden, head width]. */
  public static final String HEAD_DENSE = "head.dense";

  /** [head hidden]. */
  public static final String HEAD_BIAS = "head.bias";

  /** [C, head hidden]. */
  public static final String OUTPUT_DENSE = "output.dense";

  /** [C]. */
  public static final String OUTPUT_BIAS = "output.bias";

  /** [C, X]. */
  public static final String SKIP = "skip";

  private NetworkNames() {}

  /** [rows, width] of a categorical input. */
  public static String embedding(int column) {
    return "embedding." + column;
  }

  /** [gates * H, inputs]. */
  public static String input(int layer) {
    return "rnn." + layer + ".input";
  }

  /** [gates * H, H]. */
  public static String recurrent(int layer) {
    return "rnn." + layer + ".recurrent";
  }

  /** [gates * H]. */
  public static String bias(int layer) {
    return "rnn." + layer + ".bias";
  }

  /** [gates * H], GRU only: added to the recurrent product before the reset gate. */
  public static String recurrentBias(int layer) {
    return "rnn." + layer + ".recurrent-bias";
  }
}
