package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Named weights outside any engine: float32 values in row-major order.
 *
 * @param shape lengths of the axes
 * @param values as many as the shape says; not copied
 */
public record Tensor(long[] shape, float[] values) {

  public Tensor {
    long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    if (size != values.length) {
      throw new IllegalArgumentException(
          "tensor "
              + Arrays.toString(shape)
              + ": expected "
              + size
              + " values, found "
              + values.length);
    }
  }

  /** A tensor with the given axes. */
  public static Tensor of(float[] values, long... shape) {
    return new Tensor(shape, values);
  }

  /** It as an array of the engine. */
  public NDArray in(NDManager manager) {
    return manager.create(values, new Shape(shape));
  }

  /** Equal shapes and bit-equal values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
