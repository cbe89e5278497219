package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private static final int ROUNDS = 50;

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
   * A network with a memory of the known sessions; its share is the most likely one by validation
   * cases, to which a memory of the training sessions alone answers (expectation maximisation).
   */
  public static NextTrackModel withMemory(
      NextTrackWeights weights, NextTrackData data, int threads) {
    List<NextTrackCase> cases =
        NextTrackCase.everyPosition(data.validation()).stream()
            .filter(asked -> asked.target() != TrackVocabulary.UNKNOWN)
            .toList();
    SessionMemory training = SessionMemory.of(data.training(), data.vocabulary().size());
    List<double[]> both = new ArrayList<>();
    float[] votes = new float[training.vocabulary()];
    NetworkProbabilities.each(
        weights,
        cases,
        threads,
        (number, probabilities) -> {
          int target = cases.get(number).target();
          Arrays.fill(votes, 0);
          training.vote(cases.get(number), votes);
          both.add(new double[] {probabilities[target], votes[target]});
        });
    SessionMemory known = SessionMemory.of(data.known(), data.vocabulary().size());
    return new NextTrackModel(weights, Optional.of(known), share(both));
  }

  /** The share with the highest likelihood. */
  static double share(List<double[]> networkAndMemory) {
    double share = 0.5;
    for (int round = 0; round < ROUNDS && !networkAndMemory.isEmpty(); round++) {
      double sum = 0;
      for (double[] pair : networkAndMemory) {
        double ofMemory = share * pair[1];
        double all = (1 - share) * pair[0] + ofMemory;
        sum += all > 0 ? ofMemory / all : share;
      }
      share = Math.min(sum / networkAndMemory.size(), 0.99);
    }
    return share;
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
      for (int track = 0; track < votes.length; track++) {
        probabilities[track] = (float) ((1 - share) * probabilities[track] + share * votes[track]);
      }
    }
  }

  /** Places of targets by this model and, where it has a memory, by the network alone. */
  List<NextTrackContest.Ranked> ranked(String name, List<NextTrackCase> cases, int threads) {
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
        });
    NextTrackContest.Ranked network = new NextTrackContest.Ranked(name, alone);
    return memory.isEmpty()
        ? List.of(network)
        : List.of(new NextTrackContest.Ranked(name + " + memory", mixed), network);
  }
}
