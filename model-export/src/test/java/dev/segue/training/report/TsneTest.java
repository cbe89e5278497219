package dev.segue.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TsneTest {

  private static final int ROWS = 120;

  @Test
  void shouldKeepTwoClustersApart() {
    double[][] points = Tsne.embed(clusters(), 1);

    double[] first = centre(points, 0);
    double[] second = centre(points, 1);
    double apart = distance(first, second);
    for (int row = 0; row < ROWS; row++) {
      double[] own = row % 2 == 0 ? first : second;
      assertThat(distance(points[row], own)).as("row " + row).isLessThan(apart / 2);
    }
  }

  @Test
  void shouldGiveEqualPointsForEqualSeeds() {
    assertThat(Arrays.deepEquals(Tsne.embed(clusters(), 7), Tsne.embed(clusters(), 7))).isTrue();
    assertThat(Arrays.deepEquals(Tsne.embed(clusters(), 7), Tsne.embed(clusters(), 8))).isFalse();
  }

  @Test
  void shouldPlaceRowsThatAreFewOrEqual() {
    assertThat(Tsne.embed(new float[1][3], 1)).hasDimensions(1, 2);
    for (double[] point : Tsne.embed(new float[40][3], 1)) {
      assertThat(point[0]).isFinite();
      assertThat(point[1]).isFinite();
    }
  }

  @Test
  void shouldGiveEveryRowTheWantedNumberOfNeighbours() {
    double[][] joint = Affinities.of(clusters(), 10);

    double sum = Arrays.stream(joint).flatMapToDouble(Arrays::stream).sum();
    assertThat(sum).isCloseTo(1, within(1e-6));
    double[] row = Arrays.stream(joint[0]).map(p -> p * ROWS).toArray();
    double mass = Arrays.stream(row).sum();
    double entropy =
        -Arrays.stream(row).filter(p -> p > 1e-9).map(p -> p / mass * Math.log(p / mass)).sum();
    assertThat(Math.exp(entropy)).isBetween(8.0, 16.0);
  }

  /** Even rows around 0, odd ones around 6, in ten dimensions, with deviation 1. */
  private static float[][] clusters() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = new float[ROWS][10];
    for (int row = 0; row < ROWS; row++) {
      for (int d = 0; d < 10; d++) {
        rows[row][d] = (float) random.nextGaussian() + (row % 2 == 0 ? 0 : 6);
      }
    }
    return rows;
  }

  private static double[] centre(double[][] points, int parity) {
    double[] centre = new double[2];
    for (int row = parity; row < points.length; row += 2) {
      centre[0] += points[row][0] * 2 / points.length;
      centre[1] += points[row][1] * 2 / points.length;
    }
    return centre;
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
