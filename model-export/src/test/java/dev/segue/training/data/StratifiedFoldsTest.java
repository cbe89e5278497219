package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedFoldsTest {

  /** 53 cases of class 0, 30 of class 1, 17 of class 2, mixed. */
  private static final int[] LABELS =
      IntStream.range(0, 100)
          .map(row -> row * 37 % 100)
          .map(value -> value < 53 ? 0 : value < 83 ? 1 : 2)
          .toArray();

  @Test
  void shouldTestEveryCaseOnceInCrossValidation() {
    StratifiedFolds folds = new StratifiedFolds(LABELS, 5, 1);

    int[] tested =
        IntStream.range(0, 5).flatMap(fold -> IntStream.of(folds.parts(fold).test())).toArray();
    assertThat(tested).hasSize(100).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void shouldKeepThePartsApartWithEqualShares(int fold) {
    StratifiedFolds.Parts parts = new StratifiedFolds(LABELS, 5, 1).parts(fold);

    assertThat(parts.test()).hasSize(20);
    assertThat(parts.validation()).hasSize(10);
    assertThat(everyRow(parts)).hasSize(100).doesNotHaveDuplicates();
    assertThat(ofClass(0, parts.test())).isBetween(10L, 11L);
    assertThat(ofClass(1, parts.test())).isEqualTo(6);
    assertThat(ofClass(2, parts.test())).isBetween(3L, 4L);
    assertThat(ofClass(2, parts.validation())).isBetween(1L, 2L);
  }

  @Test
  void shouldCutSeventyTenTwenty() {
    StratifiedFolds.Parts parts = StratifiedFolds.split(LABELS, 1);

    assertThat(parts.training()).hasSize(70);
    assertThat(parts.validation()).hasSize(10);
    assertThat(parts.test()).hasSize(20);
    assertThat(everyRow(parts)).hasSize(100).doesNotHaveDuplicates();
    assertThat(ofClass(1, parts.test())).isEqualTo(6);
  }

  @Test
  void shouldDealOtherwiseWithAnotherSeed() {
    int[] one = new StratifiedFolds(LABELS, 5, 1).parts(0).test();

    assertThat(new StratifiedFolds(LABELS, 5, 1).parts(0).test()).isEqualTo(one);
    assertThat(new StratifiedFolds(LABELS, 5, 2).parts(0).test()).isNotEqualTo(one);
  }

  @Test
  void shouldRefuseMoreFoldsThanCases() {
    assertThatThrownBy(() -> new StratifiedFolds(new int[] {0, 1}, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2 to 2, the number of cases, found 3");
  }

  private static int[] everyRow(StratifiedFolds.Parts parts) {
    return Stream.of(parts.training(), parts.validation(), parts.test())
        .flatMapToInt(IntStream::of)
        .toArray();
  }

  private static long ofClass(int label, int[] rows) {
    return IntStream.of(rows).filter(row -> LABELS[row] == label).count();
  }
}
