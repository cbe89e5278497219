package dev.segue.features.bundle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** A tensor of a golden file: float32 or int64 values in row-major order. Immutable. */
public final class GoldenTensor {

  @JsonProperty private final long[] shape;
  @JsonProperty private final float[] floats;
  @JsonProperty private final long[] integers;

  @JsonCreator
  private GoldenTensor(
      @JsonProperty(value = "shape", required = true) long[] shape,
      @JsonProperty(value = "floats", required = true) float[] floats,
      @JsonProperty(value = "integers", required = true) long[] integers) {
    Require.present("shape", shape);
    Require.that(
        (floats == null) != (integers == null), "tensor", "either floats or integers", "not one");
    long elements = 1;
    for (long size : shape) {
      Require.that(size >= 0, "shape", "sizes of 0 or more", Arrays.toString(shape));
      elements = Math.multiplyExact(elements, size);
    }
    int found = floats == null ? integers.length : floats.length;
    Require.that(elements == found, "tensor", elements + " values for its shape", found);
    this.shape = shape.clone();
    this.floats = floats == null ? null : floats.clone();
    this.integers = integers == null ? null : integers.clone();
  }

  /** A float32 tensor. */
  public static GoldenTensor ofFloats(float[] values, long... shape) {
    return new GoldenTensor(shape, values, null);
  }

  /** An int64 tensor. */
  public static GoldenTensor ofIntegers(long[] values, long... shape) {
    return new GoldenTensor(shape, null, values);
  }

  /** Size of each dimension. */
  public long[] shape() {
    return shape.clone();
  }

  /** Whether the values are float32; int64 otherwise. */
  @JsonIgnore
  public boolean isFloat() {
    return floats != null;
  }

  /** The values of a float32 tensor. */
  public float[] floats() {
    Require.that(floats != null, "tensor", "float32 values", "int64 values");
    return floats.clone();
  }

  /** The values of an int64 tensor. */
  public long[] integers() {
    Require.that(integers != null, "tensor", "int64 values", "float32 values");
    return integers.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoldenTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(floats, that.floats)
        && Arrays.equals(integers, that.integers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape) * 31 + Arrays.hashCode(floats);
  }
}
