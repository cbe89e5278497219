package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.fusion.Plays.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RecommendationTest {

  private static final List<String> CANDIDATES = List.of("a", "b", "c", "d", "e");

  /** Anna plays a, a, b, then at 40 c and later d; Ben plays c before and d after that. */
  private static Plays plays() {
    return new Plays(
        List.of(
            new Play("anna", "a", 10),
            new Play("anna", "elsewhere", 15),
            new Play("anna", "a", 20),
            new Play("ben", "a", 21),
            new Play("ben", "c", 22),
            new Play("anna", "b", 30),
            new Play("anna", "c", 40),
            new Play("ben", "d", 50),
            new Play("anna", "a", 60)));
  }

  @Test
  void shouldCutEverybodyWhenSeventyPercentOfTheirPlaysAreOver() {
    Listeners listeners = Listeners.of(CANDIDATES, plays());

    assertThat(listeners.listeners())
        .containsExactly(
            new Listener("anna", 40, Map.of(0, 2, 1, 1), Set.of(2)),
            new Listener("ben", 50, Map.of(0, 1, 2, 1), Set.of(3)));
  }

  @Test
  void shouldReadNoPlayAfterTheMoment() {
    Listeners listeners = Listeners.of(CANDIDATES, plays());
    Listener anna = listeners.listeners().get(0);
    List<Play> more = new ArrayList<>(plays().plays());
    for (int n = 0; n < 9; n++) {
      more.add(new Play("late " + n, "e", 40 + n));
    }
    Listeners withFuture =
        new Listeners(
            CANDIDATES, listeners.listeners(), Listeners.of(CANDIDATES, new Plays(more)).plays());

    assertThat(Recommender.popularity(listeners, anna)).containsExactly(2, 1, 1, 0, 0);
    assertThat(Recommender.popularity(withFuture, anna)).containsExactly(2, 1, 1, 0, 0);
    assertThat(Recommender.itemNeighbours(withFuture, anna))
        .containsExactly(Recommender.itemNeighbours(listeners, anna));
  }

  @Test
  void shouldScoreNeighboursByTheCosineOfWhoPlayedThem() {
    Listeners listeners = Listeners.of(CANDIDATES, plays());

    double[] scores = Recommender.itemNeighbours(listeners, listeners.listeners().get(0));

    // c was played by ben, one of the two who played a: 2 plays * 1 / sqrt(2 * 1)
    assertThat(scores[2]).isCloseTo(2 / Math.sqrt(2), Offset.offset(1e-9));
    assertThat(scores[4]).isZero();
  }

  @Test
  void shouldScoreByTheClassesThatWerePlayedInProportionToTheirCounts() {
    Listeners listeners = Listeners.of(CANDIDATES, plays());
    float[][] classes = {{1, 0}, {0, 1}, {1, 0}, {0, 1}, {0.5f, 0.5f}};

    double[] scores =
        Recommender.byClasses(classes).scores(listeners, listeners.listeners().get(0));

    // v = (2 * (1, 0) + 1 * (0, 1)) / 2 tracks
    assertThat(scores).containsExactly(1, 0.5, 1, 0.5, 0.75);
  }

  @Test
  void shouldRankOnlyWhatWasNotHeard() {
    Listeners listeners = Listeners.of(CANDIDATES, plays());
    Recommender oracle =
        (all, listener) -> {
          double[] scores = new double[all.candidates().size()];
          listener.relevant().forEach(track -> scores[track] = 1);
          listener.played().keySet().forEach(track -> scores[track] = 2);
          return scores;
        };

    RankingFigures best = RankingFigures.of(oracle, listeners, 1);
    RankingFigures random = RankingFigures.of(Recommender::random, listeners, 1);

    assertThat(best.precision().mean()).isEqualTo(1);
    assertThat(best.hits()).containsEntry(10, 1.0);
    assertThat(best.over(random).mean()).isEqualTo(1 - random.precision().mean());
    assertThat(random.precision().mean()).isLessThan(1);
  }

  @Test
  void shouldAverageThePrecisionAtRelevantTracks() {
    boolean[] relevant = {true, false, true, false};

    assertThat(RankingFigures.averagePrecision(relevant, 2))
        .isCloseTo((1 + 2 / 3.0) / 2, Offset.offset(1e-9));
    assertThat(RankingFigures.averagePrecision(relevant, 4))
        .isCloseTo((1 + 2 / 3.0) / 4, Offset.offset(1e-9));
  }

  @Test
  void shouldRefuseListensThatNeverGoOn() {
    Plays same = new Plays(List.of(new Play("anna", "a", 1), new Play("anna", "a", 2)));

    assertThatThrownBy(() -> Listeners.of(CANDIDATES, same))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected listeners who play test tracks and go on to new ones");
  }
}
