package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.links.MusicLinks;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TweetGrammarTest {

  private final TweetGrammar grammar = WorldResources.tweets(WorldFixture.SCORER);

  @Test
  void shouldKnowTheScoreOfEveryText() {
    for (int text = 0; text < grammar.texts(); text++) {
      assertThat(grammar.cell(text))
          .isEqualTo(ScoreCell.of(WorldFixture.SCORER.score(grammar.text(text))));
    }
  }

  @Test
  void shouldDrawScoresAsOftenAsItSays() {
    int draws = 200_000;
    double[][] scores = grammar.scores();
    for (int mood = 0; mood < scores.length; mood++) {
      SplittableRandom random = new SplittableRandom(mood);
      double[] drawn = new double[ScoreCell.CELLS];
      for (int i = 0; i < draws; i++) {
        drawn[grammar.cell(grammar.draw(mood, random))] += 1.0 / draws;
      }

      assertThat(Arrays.stream(scores[mood]).sum()).isCloseTo(1, within(1e-12));
      assertThat(drawn).containsExactly(scores[mood], within(0.006));
    }
  }

  @Test
  void shouldNeverLinkToATrackByAccident() {
    for (int text = 0; text < grammar.texts(); text++) {
      assertThat(MusicLinks.trackIds(grammar.text(text), List.of())).isEmpty();
    }
  }
}
