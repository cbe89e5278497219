package dev.segue.training.sequence;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Weights that make all classes count alike: N / (C n_c) for n_c of N labelled training steps, with
 * mean 1 over those steps; 0 for a class without any.
 *
 * @param of [C]
 */
record ClassWeights(double[] of) {

  /** Of the training steps. */
  static ClassWeights of(SequenceData data) {
    long[] counts = new long[data.classes()];
    for (History history : data.histories()) {
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == Split.TRAINING && history.labels()[t] >= 0) {
          counts[history.labels()[t]]++;
        }
      }
    }
    double all = Arrays.stream(counts).sum();
    double present = Arrays.stream(counts).filter(count -> count > 0).count();
    return new ClassWeights(
        Arrays.stream(counts)
            .mapToDouble(count -> count == 0 ? 0 : all / (present * count))
            .toArray());
  }

  /** As many segments as there are, drawn with replacement by the mean weight of their steps. */
  List<Segment> draw(SequenceData data, List<Segment> segments, Random random) {
    double[] upTo = new double[segments.size()];
    double sum = 0;
    for (int n = 0; n < upTo.length; n++) {
      sum += mean(data, segments.get(n));
      upTo[n] = sum;
    }
    List<Segment> drawn = new ArrayList<>();
    for (int n = 0; n < upTo.length; n++) {
      int place = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      drawn.add(segments.get(Math.min(upTo.length - 1, place < 0 ? -place - 1 : place + 1)));
    }
    return drawn;
  }

  private double mean(SequenceData data, Segment segment) {
    History history = data.histories().get(segment.user());
    double sum = 0;
    for (int t = segment.scoreFrom(); t < segment.to(); t++) {
      int label = history.labels()[t];
      sum += label < 0 ? 0 : of[label];
    }
    return sum / (segment.to() - segment.scoreFrom());
  }
}
