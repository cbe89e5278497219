package dev.segue.training.report;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Exact t-distributed stochastic neighbour embedding in the plane (van der Maaten and Hinton 2008,
 * algorithm 1, with their optimisation: early exaggeration by 4 for 50 rounds, momentum 0.5 and 0.8
 * from round 250 on, rate 100 with adaptive gains, 1,000 rounds). Equal rows and seed give equal
 * points. Costs N² per round: some seconds for 1,000 rows.
 */
final class Tsne {

  /** Effective number of neighbours. */
  static final double PERPLEXITY = 30;

  private static final int ROUNDS = 1_000;
  private static final int EXAGGERATED = 50;
  private static final double EXAGGERATION = 4;
  private static final int SLOW = 250;
  private static final double RATE = 100;
  private static final double LEAST_GAIN = 0.01;

  private final double[][] affinities;
  private final double[][] points;
  private final double[][] speeds;
  private final double[][] gains;
  private final double[][] kernel;

  private Tsne(double[][] affinities, long seed) {
    int rows = affinities.length;
    this.affinities = affinities;
    this.points = new double[rows][2];
    this.speeds = new double[rows][2];
    this.gains = new double[rows][2];
    this.kernel = new double[rows][rows];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows; i++) {
      Arrays.setAll(points[i], axis -> 1e-2 * random.nextGaussian());
      Arrays.fill(gains[i], 1);
    }
  }

  /**
   * Places rows in the plane: rows that are near each other become points that are.
   *
   * @param rows [N][D]
   * @return [N][2], around 0
   */
  static double[][] embed(float[][] rows, long seed) {
    Tsne tsne = new Tsne(Affinities.of(rows, PERPLEXITY), seed);
    if (rows.length > 1) {
      for (int round = 0; round < ROUNDS; round++) {
        tsne.move(round);
      }
    }
    return tsne.points;
  }

  private void move(int round) {
    double[][] gradient = gradient(round < EXAGGERATED ? EXAGGERATION : 1);
    double momentum = round < SLOW ? 0.5 : 0.8;
    double[] mean = new double[2];
    for (int i = 0; i < points.length; i++) {
      for (int axis = 0; axis < 2; axis++) {
        boolean turned = gradient[i][axis] * speeds[i][axis] > 0;
        gains[i][axis] = Math.max(LEAST_GAIN, turned ? gains[i][axis] * 0.8 : gains[i][axis] + 0.2);
        speeds[i][axis] = momentum * speeds[i][axis] - RATE * gains[i][axis] * gradient[i][axis];
        points[i][axis] += speeds[i][axis];
        mean[axis] += points[i][axis] / points.length;
      }
    }
    for (double[] point : points) {
      point[0] -= mean[0];
      point[1] -= mean[1];
    }
  }

  /** Of the Kullback-Leibler divergence: 4 sum_j (p_ij - q_ij)(y_i - y_j) / (1 + |y_i - y_j|²). */
  private double[][] gradient(double exaggeration) {
    double sum = fillKernel();
    double[][] gradient = new double[points.length][2];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double near = kernel[i][j];
        double pull = 4 * (exaggeration * affinities[i][j] - near / sum) * near;
        double x = pull * (points[i][0] - points[j][0]);
        double y = pull * (points[i][1] - points[j][1]);
        gradient[i][0] += x;
        gradient[i][1] += y;
        gradient[j][0] -= x;
        gradient[j][1] -= y;
      }
    }
    return gradient;
  }

  /** Student kernels of all pairs below the diagonal; returns twice their sum. */
  private double fillKernel() {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double x = points[i][0] - points[j][0];
        double y = points[i][1] - points[j][1];
        kernel[i][j] = 1 / (1 + x * x + y * y);
        sum += 2 * kernel[i][j];
      }
    }
    return sum;
  }
}
