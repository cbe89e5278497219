package dev.segue.training.vectors;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which ids of a corpus word vectors are learned for, how often each is skipped, and how often each
 * is drawn as a negative.
 */
final class KeptIds {

  private static final double POWER = 0.75;

  private final double[] keep;
  private final double[] cumulative;
  private final long occurrences;

  private KeptIds(double[] keep, double[] cumulative, long occurrences) {
    this.keep = keep;
    this.cumulative = cumulative;
    this.occurrences = occurrences;
  }

  static KeptIds of(Word2Vec config, Word2Vec.Corpus corpus) {
    int[] counts = new int[corpus.ids()];
    for (int[] sequence : corpus.sequences()) {
      for (int id : sequence) {
        counts[id]++;
      }
    }
    int[] kept =
        Arrays.stream(counts).map(count -> count < config.minCount() ? 0 : count).toArray();
    long ids = Arrays.stream(kept).filter(count -> count > 0).count();
    if (ids < 2) {
      throw new IllegalArgumentException(
          ("word vectors: expected two or more of %d ids to occur %d times or more, found %d; give"
                  + " more sequences or lower the minimum count")
              .formatted(counts.length, config.minCount(), ids));
    }
    long occurrences = Arrays.stream(kept).asLongStream().sum();
    return new KeptIds(keep(kept, config.sample() * occurrences), cumulative(kept), occurrences);
  }

  /** How often kept ids occur in all. */
  long occurrences() {
    return occurrences;
  }

  /** How many ids of a sequence are kept, before any is skipped at random. */
  int count(int[] sequence) {
    int count = 0;
    for (int id : sequence) {
      count += keep[id] > 0 ? 1 : 0;
    }
    return count;
  }

  /** Copies the ids that are not skipped this time; returns how many. */
  int draw(int[] sequence, int[] to, SplittableRandom random) {
    int length = 0;
    for (int id : sequence) {
      if (keep[id] >= 1 || (keep[id] > 0 && random.nextDouble() < keep[id])) {
        to[length++] = id;
      }
    }
    return length;
  }

  /** An id by the 0.75th power of its count. */
  int negative(SplittableRandom random) {
    int found = Arrays.binarySearch(cumulative, random.nextDouble());
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The share of an id's occurrences that is kept: (sqrt(count / t) + 1) t / count. */
  private static double[] keep(int[] counts, double threshold) {
    double[] keep = new double[counts.length];
    for (int id = 0; id < keep.length; id++) {
      double share =
          threshold == 0
              ? 1
              : (Math.sqrt(counts[id] / threshold) + 1) * threshold / Math.max(1, counts[id]);
      keep[id] = counts[id] == 0 ? 0 : share;
    }
    return keep;
  }

  /** Per id the share of all draws that is at most it; an id of no count has its predecessor's. */
  private static double[] cumulative(int[] counts) {
    double all = Arrays.stream(counts).mapToDouble(count -> Math.pow(count, POWER)).sum();
    double[] cumulative = new double[counts.length];
    double sum = 0;
    int last = 0;
    for (int id = 0; id < cumulative.length; id++) {
      sum += Math.pow(counts[id], POWER);
      cumulative[id] = sum / all;
      last = counts[id] > 0 ? id : last;
    }
    Arrays.fill(cumulative, last, cumulative.length, 1);
    return cumulative;
  }
}
