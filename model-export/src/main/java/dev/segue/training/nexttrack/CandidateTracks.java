package dev.segue.training.nexttrack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The tracks that a batch is compared with in training instead of all: its targets, and some drawn
 * evenly. A track that is there with probability q counts 1/q times, so that the loss is about that
 * over all tracks (Jean et al. 2015).
 *
 * @param tracks [K] numbers, each once
 * @param correction [K] -log q, added to scores
 * @param targets [B] where the targets lie among them
 */
record CandidateTracks(int[] tracks, float[] correction, int[] targets) {

  /**
   * How candidates are drawn.
   *
   * @param shares [V] share of the training targets by track number
   * @param drawn draws per batch; at least as many as there are tracks takes them all
   */
  record Rule(double[] shares, int drawn) {

    private boolean takesAll() {
      return drawn >= shares.length - 1;
    }
  }

  /** The candidates of a batch; equal seeds give equal ones. */
  static CandidateTracks of(int[] targets, Rule rule, long seed) {
    Map<Integer, Integer> at = new LinkedHashMap<>();
    int[] where = new int[targets.length];
    for (int n = 0; n < targets.length; n++) {
      at.putIfAbsent(targets[n], at.size());
      where[n] = at.get(targets[n]);
    }
    draw(at, rule, seed);
    int[] tracks = at.keySet().stream().mapToInt(track -> track).toArray();
    return new CandidateTracks(tracks, correction(tracks, targets.length, rule), where);
  }

  private static void draw(Map<Integer, Integer> at, Rule rule, long seed) {
    int tracks = rule.shares().length - 1;
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < Math.min(rule.drawn(), tracks); n++) {
      at.putIfAbsent(1 + (rule.takesAll() ? n : random.nextInt(tracks)), at.size());
    }
  }

  private static float[] correction(int[] tracks, int targets, Rule rule) {
    double missed = Math.pow(1 - 1.0 / (rule.shares().length - 1), rule.drawn());
    float[] correction = new float[tracks.length];
    for (int k = 0; k < tracks.length && !rule.takesAll(); k++) {
      double noTarget = Math.pow(1 - rule.shares()[tracks[k]], targets);
      correction[k] = (float) -Math.log(1 - noTarget * missed);
    }
    return correction;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
