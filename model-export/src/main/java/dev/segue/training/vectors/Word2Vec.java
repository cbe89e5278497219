package dev.segue.training.vectors;

import java.util.function.DoubleConsumer;

/**
 * Word2Vec with negative sampling (Mikolov et al. 2013). Defaults, sub-sampling, reduced windows
 * and update rule are gensim's: CBOW reads the mean of the context's vectors and gives each of them
 * the whole gradient.
 *
 * @param algorithm which side predicts the other
 * @param width of a vector
 * @param window most ids between a context id and the middle, plus one; drawn anew from 1 to this
 *     for every middle
 * @param minCount ids that occur less often are skipped as if they were not there
 * @param epochs passes over the sequences
 * @param negatives ids drawn per target, by the 0.75th power of their counts
 * @param sample share of all occurrences above which an id is skipped at random, the more often the
 *     more frequent it is; 0 skips none
 * @param startRate learning rate at the beginning
 * @param endRate learning rate at the end; between them it falls linearly
 */
public record Word2Vec(
    Algorithm algorithm,
    int width,
    int window,
    int minCount,
    int epochs,
    int negatives,
    double sample,
    double startRate,
    double endRate) {

  /** Which side predicts the other. */
  public enum Algorithm {
    /** The mean of the context predicts the middle. */
    CBOW,
    /** Every id of the context predicts the middle by itself: slower, better for few data. */
    SKIP_GRAM
  }

  /**
   * What is learned from.
   *
   * @param sequences ids from 0 to below {@code ids}; not copied
   * @param ids how many ids there are, and rows of the result
   */
  public record Corpus(int[][] sequences, int ids) {

    public Corpus {
      for (int n = 0; n < sequences.length; n++) {
        for (int id : sequences[n]) {
          if (id < 0 || id >= ids) {
            throw new IllegalArgumentException(
                "sequence %d: expected ids of 0 to %d, found %d; give their number right"
                    .formatted(n, ids - 1, id));
          }
        }
      }
    }
  }

  public Word2Vec {
    atLeast(1, "width", width);
    atLeast(1, "window", window);
    atLeast(1, "minimum count", minCount);
    atLeast(1, "epochs", epochs);
    atLeast(1, "negatives", negatives);
    if (!(sample >= 0 && endRate >= 0 && startRate >= endRate)) {
      throw new IllegalArgumentException(
          "word vectors: expected a sample of 0 or more and a rate that does not rise, found "
              + "sample %s and rates from %s to %s".formatted(sample, startRate, endRate));
    }
  }

  /** CBOW with gensim's defaults. */
  public static Word2Vec cbow() {
    return new Word2Vec(Algorithm.CBOW, 100, 5, 5, 5, 5, 1e-3, 0.025, 1e-4);
  }

  /** Skip-gram with gensim's defaults. */
  public static Word2Vec skipGram() {
    return new Word2Vec(Algorithm.SKIP_GRAM, 100, 5, 5, 5, 5, 1e-3, 0.025, 1e-4);
  }

  /** The same with vectors of another width. */
  public Word2Vec withWidth(int other) {
    return new Word2Vec(
        algorithm, other, window, minCount, epochs, negatives, sample, startRate, endRate);
  }

  /** The same with another window. */
  public Word2Vec withWindow(int other) {
    return new Word2Vec(
        algorithm, width, other, minCount, epochs, negatives, sample, startRate, endRate);
  }

  /** The same for ids that occur this often. */
  public Word2Vec withMinCount(int other) {
    return new Word2Vec(
        algorithm, width, window, other, epochs, negatives, sample, startRate, endRate);
  }

  /** The same with as many passes. */
  public Word2Vec withEpochs(int other) {
    return new Word2Vec(
        algorithm, width, window, minCount, other, negatives, sample, startRate, endRate);
  }

  /** The same with another share of sub-sampling. */
  public Word2Vec withSample(double other) {
    return new Word2Vec(
        algorithm, width, window, minCount, epochs, negatives, other, startRate, endRate);
  }

  /**
   * Learns vectors in the calling thread; equal corpora and seeds give equal bits on one machine.
   *
   * @param progress takes the share that is done, from 0 to 1, about a thousand times
   * @return [ids][width]; ids below the minimum count keep the random vector they started with,
   *     uniform within 1/(2 width)
   * @throws IllegalArgumentException when fewer than two ids occur often enough
   */
  public float[][] train(Corpus corpus, long seed, DoubleConsumer progress) {
    return new Word2VecTraining(this, corpus, seed).run(progress);
  }

  /** {@link #train(Corpus, long, DoubleConsumer)} without a report of its progress. */
  public float[][] train(Corpus corpus, long seed) {
    return train(corpus, seed, done -> {});
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "word vectors: expected a %s of %d or more, found %d".formatted(name, least, value));
    }
  }
}
