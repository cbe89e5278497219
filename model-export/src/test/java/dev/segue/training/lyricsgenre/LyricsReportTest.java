package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LyricsReportTest {

  private static final int[][] SONGS = {RandomLyrics.song(3), RandomLyrics.song(50)};

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,false", "false,true"})
  void shouldGiveTheLayerThatTheLogitsAreMadeFrom(boolean attention, boolean pooling) {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(8, attention, pooling, false));
    float[][] logits = LyricsScorer.logits(weights, SONGS, 1);

    float[][] summaries = LyricsScorer.summaries(weights, SONGS, 1);

    for (int n = 0; n < SONGS.length; n++) {
      assertThat(linear(weights, summaries[n])).containsExactly(logits[n], Offset.offset(1e-4f));
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,false", "false,true"})
  void shouldShareOutWhatIsReadAmongTheWordsOfASong(boolean attention, boolean pooling) {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(8, attention, pooling, true));

    float[][] read = LyricsScorer.read(weights, SONGS, 1);

    for (int n = 0; n < SONGS.length; n++) {
      assertThat(read[n]).hasSize(SONGS[n].length);
      double sum = 0;
      for (float share : read[n]) {
        assertThat(share).isNotNegative();
        sum += share;
      }
      assertThat(sum).isEqualTo(1, Offset.offset(1e-4));
    }
  }

  @Test
  void shouldReadAllWordsAlikeWithoutAttention() {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(8, false, true, true));
    float[] alike = new float[50];
    Arrays.fill(alike, 1 / 50f);

    float[][] read = LyricsScorer.read(weights, SONGS, 1);

    assertThat(read[1]).containsExactly(alike, Offset.offset(1e-6f));
  }

  private static float[] linear(LyricsWeights weights, float[] summary) {
    Tensor output = weights.tensors().get(NetworkNames.OUTPUT_DENSE);
    float[] logits = weights.tensors().get(NetworkNames.OUTPUT_BIAS).values().clone();
    for (int c = 0; c < logits.length; c++) {
      for (int d = 0; d < summary.length; d++) {
        logits[c] += output.values()[c * summary.length + d] * summary[d];
      }
    }
    return logits;
  }
}
