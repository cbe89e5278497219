package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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

    LogisticRegression regression =
        LogisticRegression.fit(new LogisticRegression.Rows(rows, labels), 3, 0);

    for (float[] row : new float[][] {{0, 0, 5}, {1, -1, 5}, {-2, 0.5f, 5}}) {
      float[] expected = new float[3];
      for (int c = 0; c < 3; c++) {
        expected[c] = (float) truth(row)[c];
      }
      assertThat(regression.probabilities(row)).containsExactly(expected, Offset.offset(0.02f));
    }
  }

  @Test
  void shouldTakeThePenaltyThatValidationPrefers() {
    SplittableRandom random = new SplittableRandom(5);
    LogisticRegression.Rows training = noise(random, 60, 20);
    LogisticRegression.Rows validation = noise(random, 2_000, 20);

    LogisticRegression tuned = LogisticRegression.tuned(training, validation, 2);

    List<Double> losses =
        LogisticRegression.PENALTIES.stream()
            .map(p -> LogisticRegression.fit(training, 2, p).logLoss(validation))
            .toList();
    assertThat(tuned.logLoss(validation)).isCloseTo(Collections.min(losses), Offset.offset(1e-3));
    assertThat(Collections.max(losses)).isGreaterThan(1.2 * Collections.min(losses));
  }

  /** Rows that say nothing about their labels. */
  private static LogisticRegression.Rows noise(SplittableRandom random, int count, int width) {
    float[][] rows = new float[count][width];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      for (int f = 0; f < width; f++) {
        rows[n][f] = (float) random.nextGaussian();
      }
      labels[n] = random.nextInt(2);
    }
    return new LogisticRegression.Rows(rows, labels);
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
