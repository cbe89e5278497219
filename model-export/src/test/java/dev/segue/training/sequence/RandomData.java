package dev.segue.training.sequence;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Histories of random numbers, and histories with something to learn. */
public final class RandomData {

  private RandomData() {}

  /** Histories of the given lengths; every third step changed while it was open. */
  public static SequenceData of(NetworkShape shape, long seed, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    List<History> histories = new ArrayList<>();
    for (int length : lengths) {
      histories.add(history(shape, random, length));
    }
    return new SequenceData(
        histories, shape.features(), shape.embeddings().size(), shape.classes());
  }

  private static History history(NetworkShape shape, SplittableRandom random, int length) {
    float[][] frozen = new float[length][];
    float[][] open = new float[length][];
    int[][] ids = new int[length][shape.embeddings().size()];
    int[] labels = new int[length];
    for (int t = 0; t < length; t++) {
      frozen[t] = row(random, shape.features());
      open[t] = t % 3 == 0 ? row(random, shape.features()) : frozen[t];
      for (int k = 0; k < ids[t].length; k++) {
        ids[t][k] = random.nextInt(shape.embeddings().get(k).rows());
      }
      labels[t] = random.nextInt(shape.classes());
    }
    return new History(frozen, open, ids, labels, Split.byTime(length));
  }

  private static float[] row(SplittableRandom random, int width) {
    float[] row = new float[width];
    for (int f = 0; f < width; f++) {
      row[f] = (float) random.nextGaussian();
    }
    return row;
  }
}
