package dev.segue.training.report;

/**
 * How near rows are to each other: Gaussian affinities, as wide around every row as gives its
 * neighbours a stated perplexity, made symmetric (van der Maaten and Hinton 2008, equations 1 and
 * section 3.1).
 */
final class Affinities {

  private static final int SEARCH_STEPS = 60;
  private static final double LEAST = 1e-12;

  private Affinities() {}

  /** Joint probabilities [N][N] of pairs; they sum to 1. */
  static double[][] of(float[][] rows, double perplexity) {
    int count = rows.length;
    double entropy = Math.log(Math.max(1, Math.min(perplexity, (count - 1) / 3.0)));
    double[][] conditional = new double[count][];
    for (int i = 0; i < count; i++) {
      conditional[i] = conditional(squaredDistances(rows, i), i, entropy);
    }
    double[][] joint = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double shared = (conditional[i][j] + conditional[j][i]) / (2 * count);
        joint[i][j] = Math.max(LEAST, shared);
        joint[j][i] = joint[i][j];
      }
    }
    return joint;
  }

  private static double[] squaredDistances(float[][] rows, int from) {
    double[] distances = new double[rows.length];
    for (int j = 0; j < rows.length; j++) {
      for (int d = 0; d < rows[from].length; d++) {
        double difference = (double) rows[from][d] - rows[j][d];
        distances[j] += difference * difference;
      }
    }
    return distances;
  }

  /** Bisects the precision of a row's Gaussian until its neighbours have the wanted entropy. */
  private static double[] conditional(double[] distances, int own, double entropy) {
    double scale = mean(distances);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = scale > 0 ? 1 / scale : 1;
    double[] probabilities = new double[distances.length];
    for (int step = 0; step < SEARCH_STEPS; step++) {
      if (fill(probabilities, distances, own, precision) > entropy) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return probabilities;
  }

  /** Writes probabilities of the neighbours of a row; returns their entropy, nats. */
  private static double fill(
      double[] probabilities, double[] distances, int own, double precision) {
    double nearest = nearest(distances, own);
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < distances.length; j++) {
      double distance = distances[j] - nearest;
      probabilities[j] = j == own ? 0 : Math.exp(-precision * distance);
      sum += probabilities[j];
      weighted += probabilities[j] * distance;
    }
    for (int j = 0; j < distances.length && sum > 0; j++) {
      probabilities[j] /= sum;
    }
    return sum > 0 ? Math.log(sum) + precision * weighted / sum : 0;
  }

  private static double nearest(double[] distances, int own) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < distances.length; j++) {
      nearest = j == own ? nearest : Math.min(nearest, distances[j]);
    }
    return nearest;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
