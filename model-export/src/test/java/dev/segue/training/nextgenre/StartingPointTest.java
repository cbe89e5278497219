package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.scoring.Softmax;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceScorer;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StartingPointTest {

  private final NextGenreData data = Variants.EVERYTHING.of(TestSteps.of(4, 60), ClassSet.SIX);
  private final NetworkChoice network = new NetworkChoice(Cell.LSTM, 1, 8, true, true, true);

  /** The regression goes through the graph's scaling and comes out as it was fitted. */
  @Test
  void shouldSayWhatTheRegressionSays() {
    NetworkWeights start = StartingPoint.GENRES_ALIKE.of(network.start(data, 1), data);

    Logits logits = SequenceScorer.score(start, data.sequences(), 1);

    Rivals rivals = Rivals.fit(data);
    for (JudgedSteps.Place place : JudgedSteps.of(data, EnumSet.of(Split.TEST)).places()) {
      float[] own = Softmax.probabilities(logits.frozen()[place.history()][place.step()], 1);
      float[] regression = rivals.alike(place.labelled().step());
      for (int c = 0; c < own.length; c++) {
        assertThat(own[c]).isCloseTo(regression[c], within(1e-4f));
      }
    }
  }

  @Test
  void shouldLeaveTheRestOfTheNetworkAtRandom() {
    NetworkWeights random = network.start(data, 1);

    NetworkWeights start = StartingPoint.GENRES_ALIKE.of(random, data);

    assertThat(start.tensor(NetworkNames.HEAD_DENSE))
        .isEqualTo(random.tensor(NetworkNames.HEAD_DENSE));
    assertThat(start.tensor(NetworkNames.SKIP)).isNotEqualTo(random.tensor(NetworkNames.SKIP));
    assertThat(start.tensor(NetworkNames.OUTPUT_DENSE).values()).containsOnly(0);
  }

  @Test
  void shouldBeginAtRandomWithoutASkipPath() {
    NetworkWeights random = network.withoutSkip().start(data, 1);

    assertThat(StartingPoint.GENRES_ALIKE.of(random, data)).isSameAs(random);
    assertThat(
            StartingPoint.RANDOM
                .of(network.start(data, 1), data)
                .tensor(NetworkNames.SKIP)
                .values())
        .containsOnly(0);
  }
}
