package dev.segue.training.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PcaTest {

  private static final Offset<Float> CLOSE = Offset.offset(1e-3f);

  /** Deviations 6, 3 and 1 along three axes that are turned by 45 degrees in the first two. */
  private static float[][] rows(int count, int width) {
    SplittableRandom random = new SplittableRandom(4);
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      double one = 6 * random.nextGaussian();
      double two = 3 * random.nextGaussian();
      row[0] = (float) ((one + two) / Math.sqrt(2)) + 10;
      row[1] = (float) ((two - one) / Math.sqrt(2)) - 20;
      row[width - 1] = (float) random.nextGaussian();
    }
    return rows;
  }

  @Test
  void shouldFindTheDirectionsOfMostVariance() {
    Pca pca = Pca.ofCount(rows(50_000, 3), 3, 1);

    float half = (float) Math.sqrt(0.5);
    assertThat(pca.mean()).containsExactly(new float[] {10, -20, 0}, Offset.offset(0.1f));
    assertThat(absolute(pca.components()[0]))
        .containsExactly(new float[] {half, half, 0}, Offset.offset(0.02f));
    assertThat(pca.components()[0][0] * pca.components()[0][1]).isNegative();
    assertThat(pca.components()[1])
        .containsExactly(new float[] {half, half, 0}, Offset.offset(0.02f));
    assertThat(pca.variances()).containsExactly(new double[] {36, 9, 1}, Offset.offset(0.6));
    assertThat(pca.totalVariance()).isCloseTo(46, Offset.offset(0.6));
  }

  @Test
  void shouldProjectRowsSoThatTheyVaryAsItSays() {
    float[][] rows = rows(1_000, 3);
    Pca pca = Pca.ofCount(rows, 2, 1);

    float[][] projected = pca.apply(rows);

    for (int k = 0; k < 2; k++) {
      int column = k;
      double sum = Arrays.stream(projected).mapToDouble(row -> row[column]).sum();
      double squares = Arrays.stream(projected).mapToDouble(row -> row[column] * row[column]).sum();
      assertThat(sum / rows.length).isCloseTo(0, Offset.offset(1e-4));
      assertThat(squares / (rows.length - 1)).isCloseTo(pca.variances()[k], Offset.offset(1e-3));
    }
  }

  @Test
  void shouldKeepAsFewComponentsAsHaveTheShare() {
    float[][] rows = rows(1_000, 20);

    assertThat(Pca.ofShare(rows, 0.5).components()).hasDimensions(1, 20);
    assertThat(Pca.ofShare(rows, 0.95).components()).hasDimensions(2, 20);
    assertThat(Pca.ofShare(rows, 0.999).components()).hasDimensions(3, 20);
  }

  @Test
  void shouldTurnEveryComponentTheSameWay() {
    float[][] rows = rows(500, 3);
    float[][] mirrored = new float[rows.length][];
    for (int n = 0; n < rows.length; n++) {
      mirrored[n] = new float[] {-rows[n][0], -rows[n][1], -rows[n][2]};
    }

    float[][] one = Pca.ofCount(rows, 3, 1).components();
    float[][] other = Pca.ofCount(mirrored, 3, 1).components();

    for (int k = 0; k < 3; k++) {
      assertThat(other[k]).containsExactly(one[k], CLOSE);
      float[] far = absolute(one[k]);
      Arrays.sort(far);
      assertThat(one[k]).contains(far[2]);
    }
  }

  @Test
  void shouldFindTheSameByRandomProjectionOfWideRows() {
    float[][] wide = rows(300, 1_200);
    float[][] narrow = new float[wide.length][];
    for (int n = 0; n < wide.length; n++) {
      narrow[n] = new float[] {wide[n][0], wide[n][1], wide[n][1_199]};
    }

    Pca projected = Pca.ofCount(wide, 3, 1);
    Pca full = Pca.ofCount(narrow, 3, 1);

    for (int k = 0; k < 3; k++) {
      float[] component = projected.components()[k];
      assertThat(new float[] {component[0], component[1], component[1_199]})
          .containsExactly(full.components()[k], CLOSE);
    }
    assertThat(projected.variances()).containsExactly(full.variances(), Offset.offset(1e-3));
    assertThat(projected.totalVariance())
        .isCloseTo(Arrays.stream(full.variances()).sum(), Offset.offset(1e-3));
  }

  @Test
  void shouldFindTheSameInSparseRows() {
    float[][] rows = rows(200, 30);
    int[][] at = new int[rows.length][];
    float[][] values = new float[rows.length][];
    for (int n = 0; n < rows.length; n++) {
      at[n] = new int[] {29, 0, 1};
      values[n] = new float[] {rows[n][29], rows[n][0], rows[n][1]};
    }

    TruncatedSvd sparse = TruncatedSvd.of(RowMatrix.sparse(30, at, values), 3, 1);
    TruncatedSvd dense = TruncatedSvd.of(RowMatrix.centred(rows, new float[30]), 3, 2);

    assertThat(sparse.singularValues())
        .containsExactly(dense.singularValues(), Offset.offset(1e-6));
    for (int k = 0; k < 3; k++) {
      assertThat(sparse.vectors()[k]).containsExactly(dense.vectors()[k], CLOSE);
    }
    double squares = 0;
    for (float[] row : rows) {
      for (float value : row) {
        squares += value * value;
      }
    }
    assertThat(Arrays.stream(sparse.singularValues()).map(s -> s * s).sum())
        .isCloseTo(squares, Offset.offset(squares * 1e-6));
  }

  @Test
  void shouldRefuseNumbersThatAreNone() {
    float[][] rows = rows(10, 3);
    rows[4][1] = Float.NaN;

    assertThatThrownBy(() -> Pca.ofShare(rows, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found NaN in row 4, column 1");
    assertThatThrownBy(() -> Pca.ofShare(new float[1][3], 0.95))
        .hasMessageContaining("expected two rows or more");
    assertThatThrownBy(() -> Pca.ofShare(rows, 0)).hasMessageContaining("found 0.0");
  }

  private static float[] absolute(float[] values) {
    float[] absolute = values.clone();
    for (int i = 0; i < absolute.length; i++) {
      absolute[i] = Math.abs(absolute[i]);
    }
    return absolute;
  }
}
