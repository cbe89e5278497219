package dev.segue.training.nexttrack;

import java.util.List;

/** What a network has to beat: forecasters that count in the known sessions and learn nothing. */
public final class CountingBaselines {

  /** Name of V-SkNN, the strongest of them as published. */
  static final String SESSION_NEIGHBOURS = "V-SkNN";

  /** Name of the memory that stands beside networks, by itself. */
  static final String MEMORY = "memory alone";

  private CountingBaselines() {}

  /**
   * Popularity, item-kNN, first-order Markov chain, V-SkNN, and the {@link SessionMemory} alone.
   *
   * @param known sessions as numbers of the vocabulary, the newest last
   * @param vocabulary how many track numbers there are
   */
  public static List<NextTrackForecaster> of(List<int[]> known, int vocabulary) {
    SessionIndex index = new SessionIndex(known, vocabulary);
    PrefixScorer popularity = (asked, scores) -> {};
    PrefixScorer memory = SessionMemory.of(known, vocabulary)::vote;
    return List.of(
        popularity.named("popularity", vocabulary),
        new ItemNeighbours(index).named("item-kNN", vocabulary),
        new FirstOrderMarkov(index).named("Markov, first order", vocabulary),
        new SessionNeighbours(index).named(SESSION_NEIGHBOURS, vocabulary),
        memory.named(MEMORY, vocabulary));
  }
}
