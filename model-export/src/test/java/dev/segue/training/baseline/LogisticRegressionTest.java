package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  @Test
  void shouldRecoverTheProbabilitiesThatMadeTheLabels() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = new float[40_000][];
    int[] labels = new int[rows.length];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), 5};
      labels[n] = draw(truth(rows[n]), random.nextDouble());
    }

    LogisticRegression regression = LogisticRegression.fit(rows, labels, 3, 0);

    for (float[] row : new float[][] {{0, 0, 5}, {1, -1, 5}, {-2, 0.5f, 5}}) {
      float[] expected = new float[3];
      for (int c = 0; c < 3; c++) {
        expected[c] = (float) truth(row)[c];
      }
      assertThat(regression.probabilities(row)).containsExactly(expected, Offset.offset(0.02f));
    }
  }

  private static double[] truth(float[] row) {
    double[] p = {Math.exp(row[0]), Math.exp(2 * row[1] - 1), Math.exp(0.5)};
    double sum = p[0] + p[1] + p[2];
    return new double[] {p[0] / sum, p[1] / sum, p[2] / sum};
  }

  private static int draw(double[] p, double uniform) {
    return uniform < p[0] ? 0 : uniform < p[0] + p[1] ? 1 : 2;
  }
}
