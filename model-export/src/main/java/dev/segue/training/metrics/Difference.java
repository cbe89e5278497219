package dev.segue.training.metrics;

/**
 * A mean difference of paired figures, with what a bootstrap says of it.
 *
 * @param mean of the cases
 * @param low end of the 95 % interval
 * @param high other end of it
 * @param p two-sided: how probable a difference this far from 0 would be without any
 */
public record Difference(double mean, double low, double high, double p) {

  private static final double LEVEL = 0.05;

  /** Whether it is unlikely to be chance, at 5 %. */
  public boolean significant() {
    return p < LEVEL;
  }
}
