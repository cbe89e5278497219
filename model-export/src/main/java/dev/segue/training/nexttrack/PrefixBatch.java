package dev.segue.training.nexttrack;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases as a network reads them: prefixes by falling length.
 *
 * @param prefixes B of them
 * @param targets [B] track numbers
 * @param order [B] place of a row in the list of cases
 */
record PrefixBatch(PackedPrefixes prefixes, int[] targets, int[] order) {

  /**
   * Reads cases.
   *
   * @param longest newest tracks that are read
   */
  static PrefixBatch of(List<NextTrackCase> cases, int longest) {
    int[] order =
        IntStream.range(0, cases.size())
            .boxed()
            .sorted(Comparator.comparingInt(n -> -Math.min(longest, cases.get(n).length())))
            .mapToInt(n -> n)
            .toArray();
    List<int[]> prefixes = IntStream.of(order).mapToObj(n -> cases.get(n).newest(longest)).toList();
    int[] targets = IntStream.of(order).map(n -> cases.get(n).target()).toArray();
    return new PrefixBatch(PackedPrefixes.of(prefixes), targets, order);
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
