package dev.segue.training.fusion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Scores all candidates for a listener; reads no play after the listener's moment. */
@FunctionalInterface
interface Recommender {

  /** Scores [candidates], higher first. */
  double[] scores(Listeners all, Listener listener);

  /**
   * The model's: v_u . F(s) with v_u the sum of count times F over what was played, divided by how
   * many tracks that is.
   *
   * @param classes [candidates][C] the probabilities F
   */
  static Recommender byClasses(float[][] classes) {
    return (all, listener) -> {
      double[] taste = new double[classes[0].length];
      listener
          .played()
          .forEach(
              (track, count) -> {
                for (int c = 0; c < taste.length; c++) {
                  taste[c] += count * (double) classes[track][c] / listener.played().size();
                }
              });
      double[] scores = new double[classes.length];
      for (int s = 0; s < scores.length; s++) {
        for (int c = 0; c < taste.length; c++) {
          scores[s] += taste[c] * classes[s][c];
        }
      }
      return scores;
    };
  }

  /** How many had played it. */
  static double[] popularity(Listeners all, Listener listener) {
    double[] scores = new double[all.candidates().size()];
    heard(all, listener).forEach((name, tracks) -> tracks.forEach(track -> scores[track]++));
    return scores;
  }

  /** Item-kNN: cosine of who had played it with who had played what the listener had, by count. */
  static double[] itemNeighbours(Listeners all, Listener listener) {
    Map<String, Set<Integer>> heard = heard(all, listener);
    double[] popularity = popularity(all, listener);
    double[] scores = new double[popularity.length];
    heard.forEach(
        (name, tracks) -> {
          double likeness = 0;
          for (int track : tracks) {
            likeness += listener.played().getOrDefault(track, 0) / Math.sqrt(popularity[track]);
          }
          for (int track : tracks) {
            scores[track] += likeness / Math.sqrt(popularity[track]);
          }
        });
    return scores;
  }

  /** All the same: the order of ties decides, which is random. */
  static double[] random(Listeners all, Listener listener) {
    double[] scores = new double[all.candidates().size()];
    Arrays.fill(scores, 1);
    return scores;
  }

  private static Map<String, Set<Integer>> heard(Listeners all, Listener listener) {
    Map<String, Set<Integer>> heard = new HashMap<>();
    for (Listeners.Heard play : all.plays()) {
      if (play.at() >= listener.moment()) {
        break;
      }
      heard.computeIfAbsent(play.listener(), name -> new HashSet<>()).add(play.candidate());
    }
    return heard;
  }
}
