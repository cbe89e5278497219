package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.inference.NextGenreModel;
import dev.segue.schemas.AttendedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks past steps by their share of the attention. With the score s_i of step i and the decay
 * lambda, step i of n weighs exp(s_i - lambda (n - i) - m) / den, so the order is that of s_i +
 * lambda i, which does not change as n grows.
 *
 * @param decay lambda, per step
 */
record Attention(double decay) {

  /** Steps kept of a user. */
  private static final int KEPT = 3;

  static Attention of(NextGenreModel model) {
    return new Attention(model.spec().network().attentionDecay());
  }

  /** The best of the attended steps and another one, most attended first. */
  List<Attended> plus(List<Attended> attended, Step step, double score) {
    List<Attended> next = new ArrayList<>(attended);
    next.add(
        new Attended(
            step.number(), step.at(), step.track().genre(), score + decay * step.number()));
    next.sort(Comparator.comparingDouble(Attended::key).reversed());
    return List.copyOf(next.subList(0, Math.min(KEPT, next.size())));
  }

  /**
   * The weights at step n.
   *
   * @param max running maximum m after step n
   * @param sum running denominator after step n, relative to m
   */
  List<AttendedStep> weights(List<Attended> attended, long n, double max, double sum) {
    return attended.stream()
        .map(
            step ->
                new AttendedStep(
                    step.step(),
                    Instant.ofEpochMilli(step.at()),
                    step.genre(),
                    (float) (Math.exp(step.key() - decay * n - max) / sum)))
        .toList();
  }
}
