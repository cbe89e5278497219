package dev.segue.training.nexttrack;

import dev.segue.training.learning.Initialiser;
import dev.segue.training.vectors.RowMatrix;
import dev.segue.training.vectors.TruncatedSvd;
import dev.segue.training.vectors.Word2Vec;
import java.util.Arrays;

/** What the vectors of tracks are before a network is trained, which trains them further. */
public enum TrackVectors {
  /** Nothing is known (ANN). */
  RANDOM,

  /** Word2Vec CBOW over the training sessions (ANNW). */
  WORD2VEC,

  /** Truncated SVD of the counts of tracks in training sessions (ANN-LSA). */
  LSA;

  static final int WORD2VEC_EPOCHS = 5;

  /**
   * Vectors [tracks * width] of mean square length 1. Those of tracks that training has not seen
   * are random.
   */
  float[] of(NextTrackData data, int width, long seed) {
    int tracks = data.vocabulary().size();
    float[] vectors = new Initialiser(seed).normal(1 / Math.sqrt(width), tracks, width).values();
    if (this == RANDOM) {
      return vectors;
    }
    float[][] learned = this == LSA ? lsa(data, width, seed) : word2Vec(data, width, seed);
    boolean[] seen = seen(data);
    float scale = scale(learned, seen);
    for (int track = 0; track < tracks; track++) {
      for (int d = 0; d < learned[track].length && seen[track]; d++) {
        vectors[track * width + d] = scale * learned[track][d];
      }
    }
    return vectors;
  }

  private static float[][] word2Vec(NextTrackData data, int width, long seed) {
    Word2Vec.Corpus corpus =
        new Word2Vec.Corpus(data.training().toArray(int[][]::new), data.vocabulary().size());
    return Word2Vec.cbow()
        .withWidth(width)
        .withMinCount(1)
        .withSample(0)
        .withEpochs(WORD2VEC_EPOCHS)
        .train(corpus, seed);
  }

  /** Fewer than {@code width} numbers each when there are fewer sessions or tracks than that. */
  private static float[][] lsa(NextTrackData data, int width, long seed) {
    int[][] sessions = data.training().toArray(int[][]::new);
    float[][] ones =
        Arrays.stream(sessions)
            .map(
                session -> {
                  float[] values = new float[session.length];
                  Arrays.fill(values, 1);
                  return values;
                })
            .toArray(float[][]::new);
    int tracks = data.vocabulary().size();
    TruncatedSvd svd = TruncatedSvd.of(RowMatrix.sparse(tracks, sessions, ones), width, seed);
    float[][] vectors = new float[tracks][svd.vectors().length];
    for (int track = 0; track < tracks; track++) {
      for (int k = 0; k < vectors[track].length; k++) {
        vectors[track][k] = (float) (svd.vectors()[k][track] * svd.singularValues()[k]);
      }
    }
    return vectors;
  }

  private static boolean[] seen(NextTrackData data) {
    boolean[] seen = new boolean[data.vocabulary().size()];
    for (int[] session : data.training()) {
      for (int track : session) {
        seen[track] = true;
      }
    }
    return seen;
  }

  private static float scale(float[][] vectors, boolean[] seen) {
    double squares = 0;
    int count = 0;
    for (int track = 0; track < vectors.length; track++) {
      for (int d = 0; d < vectors[track].length && seen[track]; d++) {
        squares += (double) vectors[track][d] * vectors[track][d];
      }
      count += seen[track] ? 1 : 0;
    }
    return squares == 0 ? 0 : (float) Math.sqrt(count / squares);
  }
}
