package dev.segue.training.lyricsgenre;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.training.bundle.About;
import dev.segue.training.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Writes a lyrics network as a bundle. */
final class LyricsBundle {

  /** Songs of the golden vectors. */
  private static final int GOLDEN = 8;

  private LyricsBundle() {}

  /**
   * Writes the bundle.
   *
   * @param outcome whose golden vectors are what the trainer says of the first test songs
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the graph does not answer as the trainer
   */
  static BundleDirectory write(Path directory, LyricsOutcome outcome, About about)
      throws IOException {
    LyricsModel model = outcome.model();
    int[][] songs = outcome.data().test().songs();
    LyricsGenreSpec spec =
        new LyricsGenreSpec(
            model.genres(),
            model.words().vocabulary().size(),
            WordVectors.LONGEST,
            model.weights().shape(),
            model.temperature(),
            outcome.seen().digests().size());
    BundleDraft draft =
        new BundleDraft(
            LyricsGenreSpec.KIND,
            about.version(),
            LyricsGenreSpec.KIND,
            about.provenance(),
            ModelBundle.TOLERANCE,
            spec,
            about.metrics());
    return new ModelBundle(draft)
        .graph(
            LyricsGenreSpec.GRAPH,
            LyricsGraph.of(model.weights(), model.temperature()),
            golden(model, Arrays.copyOf(songs, Math.min(GOLDEN, songs.length))))
        .lines(LyricsGenreSpec.VOCABULARY, model.words().vocabulary().names())
        .lines(LyricsGenreSpec.SEEN, outcome.seen().lines())
        .report(about.report())
        .write(directory);
  }

  private static GoldenVectors golden(LyricsModel model, int[][] songs) {
    float[][] probabilities = model.probabilities(songs, 1);
    int classes = model.genres().size();
    float[] flat = new float[songs.length * classes];
    for (int n = 0; n < songs.length; n++) {
      System.arraycopy(probabilities[n], 0, flat, n * classes, classes);
    }
    return GoldenVectors.of(
        inputs(songs),
        Map.of(LyricsGraph.PROBABILITIES, GoldenTensor.ofFloats(flat, songs.length, classes)));
  }

  /** Songs as the inputs of the graph. */
  static Map<String, GoldenTensor> inputs(int[][] songs) {
    int steps = Arrays.stream(songs).mapToInt(song -> song.length).max().orElseThrow();
    long[] ids = new long[songs.length * steps];
    long[] lengths = new long[songs.length];
    for (int n = 0; n < songs.length; n++) {
      lengths[n] = songs[n].length;
      for (int t = 0; t < songs[n].length; t++) {
        ids[n * steps + t] = songs[n][t];
      }
    }
    return Map.of(
        LyricsGraph.IDS,
        GoldenTensor.ofIntegers(ids, songs.length, steps),
        LyricsGraph.LENGTHS,
        GoldenTensor.ofIntegers(lengths, songs.length));
  }
}
