package dev.segue.training.lyricsgenre;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.inference.VerifiedGraphs;
import java.util.Arrays;
import java.util.List;

/** A lyrics-genre bundle in ONNX Runtime. One call at a time; close to free it. */
public final class ServedLyrics implements AutoCloseable {

  private static final int BATCH = 64;

  private final LyricsGenreSpec spec;
  private final Vocabulary vocabulary;
  private final VerifiedGraphs graphs;

  private ServedLyrics(LyricsGenreSpec spec, Vocabulary vocabulary, VerifiedGraphs graphs) {
    this.spec = spec;
    this.vocabulary = vocabulary;
    this.graphs = graphs;
  }

  /**
   * Opens a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if it is none of lyrics, or does not answer
   *     as the trainer did
   */
  public static ServedLyrics load(BundleDirectory bundle) {
    LyricsGenreSpec spec = bundle.model(LyricsGenreSpec.KIND, LyricsGenreSpec.class);
    List<String> words = bundle.lines(LyricsGenreSpec.VOCABULARY, spec.words());
    return new ServedLyrics(spec, new Vocabulary(words), VerifiedGraphs.load(bundle));
  }

  /** The genres of the probabilities, in order. */
  public List<String> labels() {
    return spec.labels();
  }

  /** Probabilities [N][C] of songs. */
  float[][] probabilities(List<Song> songs) {
    float[][] probabilities = new float[songs.size()][];
    for (int from = 0; from < songs.size(); from += BATCH) {
      List<Song> batch = songs.subList(from, Math.min(from + BATCH, songs.size()));
      int[][] ids =
          batch.stream()
              .map(song -> WordVectors.ids(song.words(), vocabulary, spec.longest()))
              .toArray(int[][]::new);
      float[] flat =
          graphs
              .run(LyricsGenreSpec.GRAPH, LyricsBundle.inputs(ids))
              .get(LyricsGraph.PROBABILITIES)
              .floats();
      int classes = spec.labels().size();
      for (int n = 0; n < batch.size(); n++) {
        probabilities[from + n] = Arrays.copyOfRange(flat, n * classes, (n + 1) * classes);
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    graphs.close();
  }
}
