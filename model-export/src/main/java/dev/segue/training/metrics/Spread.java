package dev.segue.training.metrics;

/**
 * A figure over several runs.
 *
 * @param mean of the runs
 * @param deviation sample standard deviation; 0 for a single run
 */
public record Spread(double mean, double deviation) {

  /** Of one or more runs. */
  public static Spread of(double... runs) {
    double sum = 0;
    for (double run : runs) {
      sum += run;
    }
    double mean = sum / runs.length;
    double squares = 0;
    for (double run : runs) {
      squares += (run - mean) * (run - mean);
    }
    return new Spread(mean, runs.length < 2 ? 0 : Math.sqrt(squares / (runs.length - 1)));
  }
}
