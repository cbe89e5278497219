package dev.segue.training.metrics;

/**
 * Turns scores into probabilities by a logistic function of two numbers (Platt 1999), fitted to
 * held-out scores by Newton's method. The order of the scores is kept when slope is above 0.
 *
 * @param slope per unit of score
 * @param intercept the log-odds at score 0
 */
public record LogisticCalibration(double slope, double intercept) {

  private static final int STEPS = 50;
  private static final double DONE = 1e-10;

  /** Keeps the slope finite where the scores tell both kinds apart, or are all the same. */
  private static final double RIDGE = 1e-3;

  public LogisticCalibration {
    if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "calibration: expected finite numbers, found slope "
              + slope
              + ", intercept "
              + intercept);
    }
  }

  /**
   * The calibration with the lowest log-loss.
   *
   * @param scores [N] finite
   * @param truths [N] with both kinds
   */
  public static LogisticCalibration fit(double[] scores, boolean[] truths) {
    Spread spread = Spread.of(scores);
    double unit = spread.deviation() > 0 ? spread.deviation() : 1;
    double a = 0;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      double[] move = newton(scores, truths, new Scale(spread.mean(), unit, a, b));
      a -= move[0];
      b -= move[1];
      if (Math.abs(move[0]) + Math.abs(move[1]) < DONE) {
        break;
      }
    }
    return new LogisticCalibration(a / unit, b - a * spread.mean() / unit);
  }

  /** Coefficients for standardised scores. */
  private record Scale(double mean, double unit, double a, double b) {}

  /** The step of a and b. */
  private static double[] newton(double[] scores, boolean[] truths, Scale at) {
    double gradientA = RIDGE * at.a();
    double gradientB = 0;
    double aa = RIDGE;
    double ab = 0;
    double bb = RIDGE;
    for (int n = 0; n < scores.length; n++) {
      double x = (scores[n] - at.mean()) / at.unit();
      double p = sigmoid(at.a() * x + at.b());
      double error = p - (truths[n] ? 1 : 0);
      double weight = p * (1 - p);
      gradientA += error * x;
      gradientB += error;
      aa += weight * x * x;
      ab += weight * x;
      bb += weight;
    }
    double determinant = aa * bb - ab * ab;
    return new double[] {
      (bb * gradientA - ab * gradientB) / determinant,
      (aa * gradientB - ab * gradientA) / determinant
    };
  }

  /** The probability at a score. */
  public double probability(double score) {
    return sigmoid(slope * score + intercept);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
