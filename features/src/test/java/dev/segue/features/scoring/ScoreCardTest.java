package dev.segue.features.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreCardTest {

  private final ScoreCard card = new ScoreCard();

  @Test
  void shouldCountForecastsAgainstTheTruth() {
    card.add(new float[] {0.8f, 0.2f}, 0);
    card.add(new float[] {0.8f, 0.2f}, 1);

    assertThat(card.count()).isEqualTo(2);
    assertThat(card.accuracy()).isEqualTo(0.5);
    assertThat(card.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2, within(1e-6));
    assertThat(card.calibrationError()).isCloseTo(0.3, within(1e-6));
  }

  @Test
  void shouldCountATieAsTheFirstOfItsClasses() {
    float[] tie = {0.4f, 0.4f, 0.2f};

    card.add(tie, 0);
    card.add(tie, 1);

    assertThat(ScoreCard.top(tie)).isZero();
    assertThat(card.accuracy()).isEqualTo(0.5);
  }

  @Test
  void shouldBoundTheLossOfTheImpossible() {
    card.add(new float[] {1, 0}, 1);

    assertThat(card.logLoss()).isEqualTo(-Math.log(1e-12)).isLessThan(27.7);
  }

  /** Within one bin of fifteen confidence and accuracy may make up for each other; beyond not. */
  @Test
  void shouldWeighCalibrationByFifteenBins() {
    card.add(new float[] {0.61f, 0.39f}, 0);
    card.add(new float[] {0.65f, 0.35f}, 1);
    assertThat(card.calibrationError()).isCloseTo((1.26 - 1) / 2, within(1e-6));

    card.add(new float[] {0.69f, 0.31f}, 1);
    assertThat(card.calibrationError()).isCloseTo((1.26 - 1 + 0.69) / 3, within(1e-6));
  }

  @Test
  void shouldBeUndefinedWithoutForecasts() {
    assertThat(card.accuracy()).isNaN();
    assertThat(card.logLoss()).isNaN();
    assertThat(card.calibrationError()).isNaN();
  }
}
