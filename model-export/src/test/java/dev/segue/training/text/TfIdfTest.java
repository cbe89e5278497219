package dev.segue.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.encoding.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TfIdfTest {

  private static final List<List<String>> TRAINING =
      List.of(List.of("sun", "sun", "rain"), List.of("sun"), List.of("wind"));
  private final TfIdf tfIdf = TfIdf.fit(TRAINING, new Vocabulary(List.of("sun", "rain")));

  @Test
  void shouldWeighCountsByRarityAtLengthOne() {
    SparseRow row = tfIdf.row(List.of("rain", "sun", "snow", "sun"));

    double sun = 2 * (Math.log(4.0 / 3) + 1);
    double rain = Math.log(4.0 / 2) + 1;
    double length = Math.hypot(sun, rain);
    assertThat(row.columns()).containsExactly(0, 1);
    assertThat(row.values())
        .containsExactly(
            new float[] {(float) (sun / length), (float) (rain / length)}, within(1e-6f));
  }

  @Test
  void shouldHaveNoValuesWithoutKnownWords() {
    SparseRow row = tfIdf.row(List.of("snow"));

    assertThat(row.columns()).isEmpty();
    assertThat(row.dense(tfIdf.width())).containsExactly(0, 0);
  }

  @Test
  void shouldPutValuesIntoTheirColumns() {
    assertThat(tfIdf.row(List.of("rain")).dense(tfIdf.width())).containsExactly(0, 1);
  }

  @Test
  void shouldRefuseAVocabularyOfOne() {
    assertThatThrownBy(() -> TfIdf.fit(TRAINING, new Vocabulary(List.of("sun"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two words, found 3 and 1");
  }

  @Test
  void shouldRefuseColumnsOutOfOrder() {
    assertThatThrownBy(() -> new SparseRow(new int[] {3, 3}, new float[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ascending columns, found 3 after 3");
  }
}
