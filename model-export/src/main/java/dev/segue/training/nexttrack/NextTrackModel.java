package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A trained network, alone or with a memory of sessions beside it: p = (1 - share) p(network) +
 * share p(memory), as kNN language models do (Khandelwal et al. 2020).
 *
 * @param weights of the network
 * @param memory of the known sessions
 * @param share of the memory, 0 to below 1; 0 without one
 */
public record NextTrackModel(
    NextTrackWeights weights, Optional<SessionMemory> memory, double share) {

  static final int VALIDATION_CASES = 4_000;

  /** Shares that are tried: 0, 1 / SHARES and so on. */
  static final int SHARES = 20;

  static final int JUDGED = 20;

  public NextTrackModel {
    if (!(share >= 0 && share < 1) || (memory.isEmpty() && share > 0)) {
      throw new IllegalArgumentException(
          "memory: expected a share of 0 to below 1, and 0 without a memory, found " + share);
    }
  }

  /** A network without a memory. */
  public static NextTrackModel of(NextTrackWeights weights) {
    return new NextTrackModel(weights, Optional.empty(), 0);
  }

  /**
   * A network with a memory of the known sessions. Its share is the one with the highest sum of
   * HR@20 and MRR@20 on validation cases, to which a memory of the training sessions alone answers.
   * The likeliest share would be smaller: it is right about the chances of tracks that nobody sees
   * in a list.
   */
  public static NextTrackModel withMemory(
      NextTrackWeights weights, NextTrackData data, int threads) {
    List<NextTrackCase> every = NextTrackCase.everyPosition(data.validation());
    List<NextTrackCase> cases = every.subList(0, Math.min(VALIDATION_CASES, every.size()));
    int vocabulary = data.vocabulary().size();
    SessionMemory training = SessionMemory.of(data.training(), vocabulary);
    double[] gains = new double[SHARES];
    float[] votes = new float[vocabulary];
    float[] mixed = new float[vocabulary];
    NetworkProbabilities.each(
        weights,
        cases,
        threads,
        (number, probabilities) -> {
          Arrays.fill(votes, 0);
          training.vote(cases.get(number), votes);
          for (int n = 0; n < SHARES; n++) {
            mix(n / (double) SHARES, probabilities, votes, mixed);
            gains[n] += gain(Ranking.rank(mixed, cases.get(number).target()));
          }
        });
    SessionMemory known = SessionMemory.of(data.known(), vocabulary);
    return new NextTrackModel(weights, Optional.of(known), best(gains) / (double) SHARES);
  }

  private static double gain(int rank) {
    return rank <= JUDGED ? 1 + 1.0 / rank : 0;
  }

  /** The first of the highest. */
  private static int best(double[] gains) {
    int best = 0;
    for (int n = 1; n < gains.length; n++) {
      best = gains[n] > gains[best] ? n : best;
    }
    return best;
  }

  /** Answers cases, by network and memory. */
  void each(List<NextTrackCase> cases, int threads, NetworkProbabilities.Visitor visitor) {
    float[] votes = new float[weights.shape().tracks()];
    NetworkProbabilities.each(
        weights,
        cases,
        threads,
        (number, probabilities) -> {
          mix(cases.get(number), probabilities, votes);
          visitor.answer(number, probabilities);
        });
  }

  private void mix(NextTrackCase asked, float[] probabilities, float[] votes) {
    if (memory.isPresent()) {
      Arrays.fill(votes, 0);
      memory.get().vote(asked, votes);
      mix(share, probabilities, votes, probabilities);
    }
  }

  private static void mix(double share, float[] probabilities, float[] votes, float[] mixed) {
    for (int track = 0; track < votes.length; track++) {
      mixed[track] = (float) ((1 - share) * probabilities[track] + share * votes[track]);
    }
  }

  /**
   * Places of targets by this model and, where it has a memory, by the network alone; for every
   * prefix as it is and in random order.
   */
  List<Ranked> ranked(String name, List<NextTrackCase> cases, int threads, RankingWatch watch) {
    List<NextTrackCase> shuffled = NextTrackCase.shuffled(cases);
    int all = 2 * cases.size();
    Places own = places(cases, threads, done -> watch.ranked(name, done, all));
    Places other = places(shuffled, threads, done -> watch.ranked(name, cases.size() + done, all));
    Ranked network = new Ranked(name, false, List.of(own.alone()), List.of(other.alone()));
    return memory.isEmpty()
        ? List.of(network)
        : List.of(
            new Ranked(name + " + memory", false, List.of(own.mixed()), List.of(other.mixed())),
            network);
  }

  /** The same, without anybody to tell. */
  List<Ranked> ranked(String name, List<NextTrackCase> cases, int threads) {
    return ranked(name, cases, threads, RankingWatch.NOBODY);
  }

  /** Places of targets by the network alone, and with the memory. */
  private record Places(int[] alone, int[] mixed) {}

  private Places places(List<NextTrackCase> cases, int threads, IntConsumer done) {
    int[] answered = new int[1];
    int[] alone = new int[cases.size()];
    int[] mixed = new int[cases.size()];
    float[] votes = new float[weights.shape().tracks()];
    NetworkProbabilities.each(
        weights,
        cases,
        threads,
        (number, probabilities) -> {
          int target = cases.get(number).target();
          alone[number] = Ranking.rank(probabilities, target);
          mix(cases.get(number), probabilities, votes);
          mixed[number] = Ranking.rank(probabilities, target);
          done.accept(++answered[0]);
        });
    return new Places(alone, mixed);
  }
}
