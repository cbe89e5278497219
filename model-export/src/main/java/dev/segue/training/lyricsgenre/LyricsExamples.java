package dev.segue.training.lyricsgenre;

import dev.segue.training.metrics.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Songs as ids with their labels.
 *
 * @param songs [N][words] ids, at least one a song
 * @param labels [N]
 */
record LyricsExamples(int[][] songs, int[] labels) {

  /** Some of the songs of a list. */
  static LyricsExamples of(Songs songs, int[] rows, WordVectors words) {
    int[] labels = songs.labels();
    return new LyricsExamples(
        Arrays.stream(rows)
            .mapToObj(row -> words.ids(songs.songs().get(row).words()))
            .toArray(int[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray());
  }

  /** Some of these. */
  LyricsExamples at(int[] rows) {
    return new LyricsExamples(
        Arrays.stream(rows).mapToObj(row -> songs[row]).toArray(int[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray());
  }

  /** Logits of these songs beside their labels. */
  List<TemperatureScaling.Example> beside(float[][] logits) {
    List<TemperatureScaling.Example> examples = new ArrayList<>();
    for (int n = 0; n < logits.length; n++) {
      examples.add(new TemperatureScaling.Example(logits[n], labels[n]));
    }
    return examples;
  }
}
