package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.scoring.ScoreCard;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StackingTest {

  private static final int ROWS = 4_000;
  private static final int CLASSES = 3;

  private final Random random = new Random(5);
  private final int[] labels = random.ints(ROWS, 0, CLASSES).toArray();

  @Test
  void shouldIgnoreAForecasterThatKnowsNothing() {
    Stacking stacking = Stacking.fit(informed(2), informed(0), labels);

    assertThat(stacking.first()).isGreaterThan(0.5f);
    assertThat(stacking.second()).isCloseTo(0, Offset.offset(0.1f));
  }

  @Test
  void shouldBeAheadOfBothAndCalibrateTheSum() {
    float[][] first = informed(1);
    float[][] second = times(informed(1), 3);

    Stacking stacking = Stacking.fit(first, second, labels);

    double both = loss(stacking.probabilities(first, second));
    assertThat(both)
        .isLessThan(loss(Stacking.fit(first, first, labels).probabilities(first, first)));
    assertThat(both)
        .isLessThan(loss(Stacking.fit(second, second, labels).probabilities(second, second)));
    assertThat(stacking.first() / stacking.second()).isCloseTo(3, Offset.offset(0.5f));
    for (Stacking other :
        new Stacking[] {
          new Stacking(stacking.first() * 1.1f, stacking.second()),
          new Stacking(stacking.first() * 0.9f, stacking.second()),
          new Stacking(stacking.first(), stacking.second() * 1.1f),
          new Stacking(stacking.first(), stacking.second() * 0.9f)
        }) {
      assertThat(loss(other.probabilities(first, second))).isGreaterThan(both);
    }
  }

  @Test
  void shouldRefuseNoRows() {
    assertThatThrownBy(() -> Stacking.fit(new float[0][], new float[0][], new int[0]))
        .hasMessageContaining("found none");
  }

  /** Noise, and on the label so much more. */
  private float[][] informed(float on) {
    float[][] logits = new float[ROWS][CLASSES];
    for (int n = 0; n < ROWS; n++) {
      for (int c = 0; c < CLASSES; c++) {
        logits[n][c] = (float) random.nextGaussian() + (c == labels[n] ? on : 0);
      }
    }
    return logits;
  }

  private static float[][] times(float[][] logits, float factor) {
    for (float[] row : logits) {
      for (int c = 0; c < row.length; c++) {
        row[c] *= factor;
      }
    }
    return logits;
  }

  private double loss(float[][] probabilities) {
    double sum = 0;
    for (int n = 0; n < ROWS; n++) {
      sum += ScoreCard.loss(probabilities[n], labels[n]);
    }
    return sum / ROWS;
  }
}
