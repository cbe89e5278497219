package dev.segue.training.lyricsgenre;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.bundle.SeenExamples;
import java.util.Arrays;
import java.util.List;

/** A lyrics-genre bundle in ONNX Runtime. One call at a time; close to free it. */
public final class ServedLyrics implements AutoCloseable {

  private static final int BATCH = 64;

  private final LyricsGenreSpec spec;
  private final Vocabulary vocabulary;
  private final SeenExamples seen;
  private final VerifiedGraphs graphs;

  private ServedLyrics(BundleDirectory bundle) {
    this.spec = bundle.model(LyricsGenreSpec.KIND, LyricsGenreSpec.class);
    this.vocabulary = new Vocabulary(bundle.lines(LyricsGenreSpec.VOCABULARY, spec.words()));
    this.seen = SeenExamples.read(bundle, LyricsGenreSpec.SEEN, spec.seen());
    this.graphs = VerifiedGraphs.load(bundle);
  }

  /**
   * Opens a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if it is none of lyrics, or does not answer
   *     as the trainer did
   */
  public static ServedLyrics load(BundleDirectory bundle) {
    return new ServedLyrics(bundle);
  }

  /** The genres of the probabilities, in order. */
  public List<String> labels() {
    return spec.labels();
  }

  /**
   * The songs whose cleaned text is not that of one that it was trained on or stopped by.
   *
   * @throws IllegalArgumentException when there are none
   */
  List<Song> unseen(List<Song> songs) {
    List<Song> unseen = songs.stream().filter(song -> !seen.has(song.cleaned())).toList();
    if (unseen.isEmpty()) {
      throw new IllegalArgumentException(
          "lyrics: expected some that the bundle was not trained on, found none among "
              + songs.size()
              + "; give other songs, or judge these all the same with --include-seen");
    }
    return unseen;
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
