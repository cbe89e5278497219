package dev.segue.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberBinsTest {

  @Test
  void shouldSayHowFarAValueReachesIntoEveryBin() {
    float[][] values = {{0, 1, 2, 10, 20}, {7, 7, 7, 7, 7}};

    NumberBins bins = NumberBins.of(values, 2);

    assertThat(bins.columns()).as("a column of one value has no bin").containsExactly(0, 0);
    assertThat(encoded(bins, -5)).containsExactly(0, 0);
    assertThat(encoded(bins, 1)).containsExactly(0.5f, 0);
    assertThat(encoded(bins, 11)).containsExactly(1, 0.5f);
    assertThat(encoded(bins, 90)).containsExactly(1, 1);
  }

  @Test
  void shouldMergeBinsWithoutAWidth() {
    float[][] values = {{0, 0, 0, 0, 8}};

    NumberBins bins = NumberBins.of(values, 4);

    assertThat(bins.size()).isEqualTo(1);
    assertThat(encoded(bins, 2)).containsExactly(0.25f);
  }

  private static float[] encoded(NumberBins bins, float value) {
    float[] row = new float[bins.size()];
    bins.encode(new float[] {value, 7}, row, 0);
    return row;
  }
}
