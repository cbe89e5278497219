package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.text.SparseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SparseLogisticRegressionTest {

  private static final int WIDTH = 6;

  @Test
  void shouldRecoverTheProbabilitiesThatMadeTheLabels() {
    SparseLogisticRegression.Rows training = drawn(20_000, 1);

    SparseLogisticRegression fitted =
        SparseLogisticRegression.tuned(training, drawn(5_000, 2), WIDTH, 2);

    for (int column = 0; column < WIDTH; column++) {
      assertThat(fitted.probabilities(row(column))[1])
          .isCloseTo((float) probability(column), Offset.offset(0.03f));
    }
  }

  @Test
  void shouldFitAsTheDenseRowsDo() {
    SparseLogisticRegression.Rows sparse = drawn(500, 3);
    float[][] dense =
        sparse.features().stream().map(row -> row.dense(WIDTH)).toArray(float[][]::new);

    SoftmaxWeights.Problem ofSparse =
        new SoftmaxWeights.Problem(new Design.Sparse(sparse.features(), WIDTH), sparse.labels(), 2);
    SoftmaxWeights.Problem ofDense =
        new SoftmaxWeights.Problem(new Design.Dense(dense), sparse.labels(), 2);

    assertThat(ofSparse.zeros().fitted(ofSparse, 1e-3).values())
        .containsExactly(ofDense.zeros().fitted(ofDense, 1e-3).values(), Offset.offset(1e-6));
  }

  private static SparseLogisticRegression.Rows drawn(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SparseRow> rows = new ArrayList<>();
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      int column = random.nextInt(WIDTH);
      rows.add(row(column));
      labels[n] = random.nextDouble() < probability(column) ? 1 : 0;
    }
    return new SparseLogisticRegression.Rows(rows, labels);
  }

  private static SparseRow row(int column) {
    return new SparseRow(new int[] {column}, new float[] {1});
  }

  private static double probability(int column) {
    return 0.1 + 0.15 * column;
  }
}
