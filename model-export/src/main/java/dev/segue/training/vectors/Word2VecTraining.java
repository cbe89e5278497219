package dev.segue.training.vectors;

import dev.segue.training.vectors.Word2Vec.Algorithm;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** One training of word vectors. */
final class Word2VecTraining {

  private static final int REPORTS = 1_000;

  private final Word2Vec config;
  private final int[][] sequences;
  private final SplittableRandom random;
  private final KeptIds kept;
  private final float[][] input;
  private final float[][] output;
  private final float[] hidden;
  private final float[] change;

  Word2VecTraining(Word2Vec config, Word2Vec.Corpus corpus, long seed) {
    this.config = config;
    this.sequences = corpus.sequences();
    this.random = new SplittableRandom(seed);
    this.kept = KeptIds.of(config, corpus);
    this.input = new float[corpus.ids()][config.width()];
    this.output = new float[corpus.ids()][config.width()];
    this.hidden = new float[config.width()];
    this.change = new float[config.width()];
    for (float[] vector : input) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (random.nextDouble() - 0.5) / config.width();
      }
    }
  }

  float[][] run(DoubleConsumer progress) {
    int longest = Arrays.stream(sequences).mapToInt(sequence -> sequence.length).max().orElse(0);
    int[] sequence = new int[longest];
    long all = (long) config.epochs() * kept.occurrences();
    long done = 0;
    long reported = 0;
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      for (int[] next : sequences) {
        float rate = rate((double) done / all);
        learn(sequence, kept.draw(next, sequence, random), rate);
        done += kept.count(next);
        if (done * REPORTS / all > reported) {
          reported = done * REPORTS / all;
          progress.accept((double) done / all);
        }
      }
    }
    return input;
  }

  private float rate(double done) {
    return (float) (config.startRate() - (config.startRate() - config.endRate()) * done);
  }

  private void learn(int[] sequence, int length, float rate) {
    for (int middle = 0; middle < length; middle++) {
      int reach = 1 + random.nextInt(config.window());
      int from = Math.max(0, middle - reach);
      int to = Math.min(length, middle + reach + 1);
      if (config.algorithm() == Algorithm.CBOW) {
        fromMean(sequence, middle, from, to, rate);
      } else {
        fromEach(sequence, middle, from, to, rate);
      }
    }
  }

  private void fromMean(int[] sequence, int middle, int from, int to, float rate) {
    int context = to - from - 1;
    if (context == 0) {
      return;
    }
    Arrays.fill(hidden, 0);
    for (int at = from; at < to; at++) {
      if (at != middle) {
        add(input[sequence[at]], 1f / context, hidden);
      }
    }
    predict(sequence[middle], hidden, rate);
    for (int at = from; at < to; at++) {
      if (at != middle) {
        add(change, 1, input[sequence[at]]);
      }
    }
  }

  private void fromEach(int[] sequence, int middle, int from, int to, float rate) {
    for (int at = from; at < to; at++) {
      if (at != middle) {
        float[] vector = input[sequence[at]];
        predict(sequence[middle], vector, rate);
        add(change, 1, vector);
      }
    }
  }

  /** Moves the outputs of a target and of drawn ids; leaves what the reader has to move by. */
  private void predict(int target, float[] reader, float rate) {
    Arrays.fill(change, 0);
    compare(output[target], 1, reader, rate);
    for (int n = 0; n < config.negatives(); n++) {
      int drawn = kept.negative(random);
      if (drawn != target) {
        compare(output[drawn], 0, reader, rate);
      }
    }
  }

  private void compare(float[] vector, float label, float[] reader, float rate) {
    float error = label - (float) (1 / (1 + Math.exp(-dot(reader, vector))));
    add(vector, error * rate, change);
    add(reader, error * rate, vector);
  }

  /** Four running sums, because Java keeps the order of one and then cannot use wide registers. */
  private static float dot(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      sum0 += a[i] * b[i];
      sum1 += a[i + 1] * b[i + 1];
      sum2 += a[i + 2] * b[i + 2];
      sum3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      sum0 += a[i] * b[i];
    }
    return sum0 + sum1 + sum2 + sum3;
  }

  private static void add(float[] from, float factor, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }
}
