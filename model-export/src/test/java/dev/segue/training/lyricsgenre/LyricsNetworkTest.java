package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LyricsNetworkTest {

  private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,false", "false,true"})
  void shouldNotSeeThePaddingOfShorterSongs(boolean attention, boolean pooling) {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(8, attention, pooling, true));
    int[][] songs = {RandomLyrics.song(3), RandomLyrics.song(50)};

    float[][] together = LyricsScorer.logits(weights, songs, 1);

    for (int n = 0; n < songs.length; n++) {
      float[] alone = LyricsScorer.logits(weights, new int[][] {songs[n]}, 1)[0];
      assertThat(together[n]).containsExactly(alone, ROUNDING);
    }
  }

  @Test
  void shouldReadEveryPart() {
    int[][] song = {RandomLyrics.song(9)};

    float[] pooled = logits(song, true, true);
    float[] last = logits(song, true, false);
    float[] state = logits(song, false, false);

    assertThat(pooled).isNotEqualTo(last);
    assertThat(last).isNotEqualTo(state);
    LyricsWeights withSkip = RandomLyrics.weights(new LyricsShape(8, true, true, true));
    assertThat(LyricsScorer.logits(withSkip, song, 1)[0]).isNotEqualTo(pooled);
  }

  /** One word looks at nothing else, and there is nothing to pool. */
  @Test
  void shouldBeTheSameForASongOfOneWord() {
    int[][] song = {RandomLyrics.song(1)};

    float[] state = logits(song, false, false);

    assertThat(logits(song, true, true)).containsExactly(state, ROUNDING);
    assertThat(logits(song, true, false)).containsExactly(state, ROUNDING);
  }

  private static float[] logits(int[][] songs, boolean attention, boolean pooling) {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(8, attention, pooling, false));
    return LyricsScorer.logits(weights, songs, 1)[0];
  }
}
