package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.scoring.Softmax;
import dev.segue.training.onnx.OnnxSession;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exported graph answers as the trainer, whatever stands beside a song in its batch. */
class LyricsParityTest {

  private static final double TEMPERATURE = 1.7;
  private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);

  @ParameterizedTest
  @CsvSource({"true,true,true", "true,false,false", "false,false,true", "false,true,false"})
  void shouldAnswerAsTheTrainerForSongsOfOneToTwoHundredWords(
      boolean attention, boolean pooling, boolean skip) throws OrtException {
    LyricsWeights weights = RandomLyrics.weights(new LyricsShape(16, attention, pooling, skip));
    int[][] songs =
        IntStream.rangeClosed(1, WordVectors.LONGEST)
            .mapToObj(RandomLyrics::song)
            .toArray(int[][]::new);

    float[][] trainer = LyricsScorer.logits(weights, songs, 1);

    try (OnnxSession session = new OnnxSession(LyricsGraph.of(weights, TEMPERATURE))) {
      float[] together = run(session, songs);
      for (int n = 0; n < songs.length; n++) {
        float[] expected = Softmax.probabilities(trainer[n], TEMPERATURE);
        int from = n * RandomLyrics.CLASSES;
        assertThat(Arrays.copyOfRange(together, from, from + RandomLyrics.CLASSES))
            .as("song of %d words", songs[n].length)
            .containsExactly(expected, TOLERANCE);
        assertThat(run(session, new int[][] {songs[n]})).containsExactly(expected, TOLERANCE);
      }
    }
  }

  private static float[] run(OnnxSession session, int[][] songs) throws OrtException {
    Map<String, GoldenTensor> inputs = LyricsBundle.inputs(songs);
    OnnxSession.Feed feed = session.feed();
    for (Map.Entry<String, GoldenTensor> input : inputs.entrySet()) {
      feed.longs(input.getKey(), input.getValue().integers(), input.getValue().shape());
    }
    return feed.run().get(LyricsGraph.PROBABILITIES);
  }
}
