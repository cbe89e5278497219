package dev.segue.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {

  @Test
  void shouldFindNoDifferenceBetweenEqualFigures() {
    double[] figures = normal(new SplittableRandom(1), 300);

    Difference none = over(300, 1).difference(figures, figures.clone());

    assertThat(none).isEqualTo(new Difference(0, 0, 0, 1));
    assertThat(none.significant()).isFalse();
  }

  @Test
  void shouldBeSureOfADifferenceThatIsTheSameEverywhere() {
    double[] figures = normal(new SplittableRandom(1), 300);
    double[] lower = Arrays.stream(figures).map(figure -> figure - 0.25).toArray();

    Difference constant = over(300, 1).difference(lower, figures);

    assertThat(constant.mean()).isCloseTo(-0.25, within(1e-12));
    assertThat(constant.low()).isCloseTo(-0.25, within(1e-12));
    assertThat(constant.high()).isCloseTo(-0.25, within(1e-12));
    assertThat(constant.p()).isEqualTo(2.0 / 2_001);
    assertThat(constant.significant()).isTrue();
  }

  /** The mean of n standard normals lies within 1.96 / sqrt(n) in 95 of 100 cases. */
  @Test
  void shouldGiveTheIntervalOfTheCentralLimitTheorem() {
    int cases = 4_000;
    double[] figures = standardised(normal(new SplittableRandom(2), cases));

    Difference mean = over(cases, 1).mean(figures);

    assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 / Math.sqrt(cases), within(4e-3));
  }

  /** Ten equal cases tell no more than one. */
  @Test
  void shouldNotTakeCasesOfOneBlockForIndependentOnes() {
    int blocks = 400;
    double[] ones = standardised(normal(new SplittableRandom(3), blocks));
    double[] tens = IntStream.range(0, 10 * blocks).mapToDouble(n -> ones[n / 10]).toArray();

    Difference mean = over(10 * blocks, 10).mean(tens);

    assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 / Math.sqrt(blocks), within(0.012));
  }

  @Test
  void shouldCallChanceSignificantInAboutOneOfTwentyCases() {
    SplittableRandom random = new SplittableRandom(4);
    BlockBootstrap bootstrap = over(80, 1);

    long significant =
        IntStream.range(0, 400)
            .filter(n -> bootstrap.mean(normal(random, 80)).significant())
            .count();

    assertThat(significant).isBetween(10L, 34L);
  }

  @Test
  void shouldLeaveOutCasesThatDoNotCount() {
    double[] figures = {1, 90, 3, Double.NaN, -7};
    boolean[] counted = {true, false, true, false, false};

    Difference mean =
        new BlockBootstrap(Blocks.of(List.of("a", "a", "b", "b", "c")))
            .difference(figures, new double[5], counted);

    assertThat(mean.mean()).isEqualTo(2);
    assertThat(mean.low()).isEqualTo(1);
    assertThat(mean.high()).isEqualTo(3);
  }

  @Test
  void shouldHaveNothingToSayOfNoCases() {
    double[] figures = {1, 2};

    Difference mean = over(2, 1).difference(figures, figures, new boolean[2]);

    assertThat(mean.mean()).isNaN();
    assertThat(mean.p()).isNaN();
    assertThat(mean.significant()).isFalse();
  }

  @Test
  void shouldRefuseACaseWithoutAFigure() {
    double[] figures = {1, Double.NaN};

    assertThatThrownBy(() -> over(2, 1).mean(figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a figure of case 1, found NaN");
    assertThatThrownBy(() -> over(2, 1).difference(new double[2], figures))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNumberBlocksInTheOrderOfTheirFirstCases() {
    Blocks blocks = Blocks.of(List.of("b", "a", "b", "c", "a"));

    assertThat(blocks.of()).containsExactly(0, 1, 0, 2, 1);
    assertThat(blocks.count()).isEqualTo(3);
  }

  @Test
  void shouldTakeMeansOverRuns() {
    int[] truths = {0, 1};
    Outcomes sure = Outcomes.of(new float[][] {{1, 0}, {1, 0}}, truths);
    Outcomes even = Outcomes.of(new float[][] {{0.5f, 0.5f}, {0.5f, 0.5f}}, truths);

    Outcomes mean = Outcomes.mean(List.of(sure, even));

    assertThat(mean.hits()).containsExactly(1, 0);
    assertThat(mean.losses()[0]).isCloseTo(Math.log(2) / 2, within(1e-9));
    assertThat(Spread.of(1, 2, 6)).isEqualTo(new Spread(3, Math.sqrt(7)));
    assertThat(Spread.of(4).deviation()).isZero();
  }

  private static BlockBootstrap over(int cases, int perBlock) {
    return new BlockBootstrap(
        Blocks.of(IntStream.range(0, cases).mapToObj(n -> n / perBlock).toList()));
  }

  private static double[] normal(SplittableRandom random, int cases) {
    double[] values = new double[cases];
    Arrays.setAll(values, n -> random.nextGaussian());
    return values;
  }

  private static double[] standardised(double[] values) {
    Spread spread = Spread.of(values);
    return Arrays.stream(values).map(v -> (v - spread.mean()) / spread.deviation()).toArray();
  }
}
