package dev.segue.training.learning;

/** The recurrent cell. Its gate blocks are stored in the order of the ONNX operator. */
public enum Cell {
  /** Blocks input, output, forget, cell (Hochreiter and Schmidhuber 1997, with forget gate). */
  LSTM(4, 2),
  /** Blocks update, reset, hidden (Cho et al. 2014), reset applied after the recurrent product. */
  GRU(3, 1);

  private final int gates;
  private final int states;

  Cell(int gates, int states) {
    this.gates = gates;
    this.states = states;
  }

  /** Number of gate blocks. */
  public int gates() {
    return gates;
  }

  /** Vectors of memory per layer: h and, for the LSTM, c. */
  public int states() {
    return states;
  }
}
