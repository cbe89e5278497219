package dev.segue.inference;

/**
 * A history to run at once.
 *
 * @param length T: number of steps, 1 or more
 * @param memory float32 [M] before the first step; null for a user without history
 * @param features float32 [T * F], step after step
 * @param ids [T * K], step after step
 */
public record StepSequence(int length, float[] memory, float[] features, int[] ids) {

  void require(ModelShape shape) {
    require("length", length >= 1, "1 or more", length);
    int memories = memory == null ? shape.memory() : memory.length;
    require("memory", memories == shape.memory(), shape.memory() + " values", memories);
    requireWidth("features", features.length, shape.features());
    requireWidth("ids", ids.length, shape.categoricals());
    for (int step = 0; step < length; step++) {
      shape.requireIds(ids, step * shape.categoricals());
    }
  }

  private void requireWidth(String what, int found, int width) {
    int expected = length * width;
    require(what, found == expected, expected + " values (" + length + " x " + width + ")", found);
  }

  private static void require(String what, boolean valid, String expected, int found) {
    if (!valid) {
      throw new IllegalArgumentException(
          "sequence " + what + ": expected " + expected + ", found " + found);
    }
  }
}
