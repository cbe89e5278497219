package dev.segue.features.bundle;

/**
 * The recurrent network of a bundle, as far as its user has to know it.
 *
 * @param cell LSTM or GRU
 * @param layers number of recurrent layers
 * @param hidden H: units of each layer
 * @param attention whether the memory ends with the running softmax pooling m, denominator,
 *     numerator [H]
 * @param attentionDecay lambda of the score s_i - lambda (n - i); 0 without attention
 * @param memoryWidth M: float32 values of one user's memory; per layer h and, for an LSTM, c, then
 *     2 + H with attention
 */
public record NetworkSpec(
    Cell cell, int layers, int hidden, boolean attention, double attentionDecay, int memoryWidth) {

  /** The recurrent cell; the states it keeps per layer are h, and for an LSTM also c. */
  public enum Cell {
    LSTM(2),
    GRU(1);

    private final int states;

    Cell(int states) {
      this.states = states;
    }
  }

  public NetworkSpec {
    Require.present("network.cell", cell);
    Require.positive("network.layers", layers);
    Require.positive("network.hidden", hidden);
    Require.that(
        attention ? attentionDecay >= 0 : attentionDecay == 0,
        "network.attentionDecay",
        attention ? "0 or more" : "0 without attention",
        attentionDecay);
    int expected = width(cell, layers, hidden, attention);
    Require.that(
        memoryWidth == expected,
        "network.memoryWidth",
        expected + " for " + layers + " x " + hidden + " " + cell + pooling(attention),
        memoryWidth);
  }

  /** A network with the memory width that follows from its shape. */
  public static NetworkSpec of(Cell cell, int layers, int hidden) {
    return new NetworkSpec(cell, layers, hidden, false, 0, width(cell, layers, hidden, false));
  }

  /** The same network with attention over the whole history. */
  public NetworkSpec withAttention(double decay) {
    return new NetworkSpec(cell, layers, hidden, true, decay, width(cell, layers, hidden, true));
  }

  private static int width(Cell cell, int layers, int hidden, boolean attention) {
    return layers * hidden * cell.states + (attention ? 2 + hidden : 0);
  }

  private static String pooling(boolean attention) {
    return attention ? " with attention" : " without attention";
  }
}
