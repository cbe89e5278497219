package dev.segue.training.onnx;

import dev.segue.training.sequence.NetworkShape;
import java.util.Arrays;

/** How a memory [B, M] is cut: h (and c) per layer, then with attention m, den, num. */
final class MemoryParts {

  private MemoryParts() {}

  static long[] lengths(NetworkShape shape) {
    int states = shape.layers() * shape.cell().states();
    long[] lengths = new long[states + (shape.attention() ? 3 : 0)];
    Arrays.fill(lengths, shape.hidden());
    if (shape.attention()) {
      lengths[states] = 1;
      lengths[states + 1] = 1;
    }
    return lengths;
  }
}
