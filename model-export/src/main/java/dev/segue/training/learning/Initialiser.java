package dev.segue.training.learning;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws fresh weights in the order they are asked for; equal seeds give equal weights on any
 * machine. Not thread-safe.
 */
public final class Initialiser {

  private final SplittableRandom random;

  public Initialiser(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Uniform within 1/sqrt(inputs), as PyTorch does. */
  public Tensor uniform(int inputs, long... shape) {
    double bound = 1 / Math.sqrt(inputs);
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return new Tensor(shape, values);
  }

  /** Normal around 0. */
  public Tensor normal(double deviation, long... shape) {
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return new Tensor(shape, values);
  }

  /** The bias [gates * H] of a recurrent layer: the LSTM's forget gates are open (1). */
  public Tensor bias(Cell cell, int hidden) {
    Tensor bias = uniform(hidden, (long) cell.gates() * hidden);
    if (cell == Cell.LSTM) {
      Arrays.fill(bias.values(), 2 * hidden, 3 * hidden, 1);
    }
    return bias;
  }

  private static int size(long... shape) {
    long size = 1;
    for (long axis : shape) {
      size *= axis;
    }
    return Math.toIntExact(size);
  }
}
