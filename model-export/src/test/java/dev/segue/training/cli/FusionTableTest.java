package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.fusion.FusionComparison;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the tables of fusion say in words. */
class FusionTableTest {

  @Test
  void shouldSayWhoIsAheadInAccuracyAndWhoInLogLoss() {
    FusionContest contest =
        new FusionContest(
            "track",
            List.of("a", "b"),
            IntStream.range(0, 20).mapToObj(n -> "artist " + n).toList(),
            List.of(entry("network", 0.8f), entry("wrong", 0.2f), entry("bold", 0.99f)));

    String text = FusionTable.of(List.of(new FusionComparison(List.of(contest))));

    assertThat(text)
        .endsWith(
            "track: 20 test tracks. In accuracy the network is ahead of wrong; level with bold."
                + " In log-loss it is ahead of wrong; behind bold.\n");
  }

  /** Forecasts of twenty tracks that give the truth one probability. */
  private static FusionContest.Entry entry(String name, float probability) {
    float[][] probabilities = new float[20][];
    Arrays.fill(probabilities, new float[] {probability, 1 - probability});
    Tally tally = new Tally(2);
    for (float[] row : probabilities) {
      tally.add(row, 0);
    }
    return new FusionContest.Entry(
        name, tally.scores(), Outcomes.of(probabilities, new int[probabilities.length]));
  }

  @Test
  void shouldSayWhoIsAheadOnlyWhereItIsNotChance() {
    Difference above = new Difference(0.2, 0.1, 0.3, 0.01);
    Difference below = new Difference(-0.2, -0.3, -0.1, 0.01);
    Difference chance = new Difference(0.2, -0.1, 0.5, 0.2);

    assertThat(FusionTable.verdict(above, 1)).isEqualTo("ahead of");
    assertThat(FusionTable.verdict(below, 1)).isEqualTo("behind");
    assertThat(FusionTable.verdict(above, -1)).as("a loss").isEqualTo("behind");
    assertThat(FusionTable.verdict(below, -1)).as("a loss").isEqualTo("ahead of");
    assertThat(FusionTable.verdict(chance, 1)).isEqualTo("level with");
    assertThat(FusionTable.verdict(chance, -1)).isEqualTo("level with");
  }
}
