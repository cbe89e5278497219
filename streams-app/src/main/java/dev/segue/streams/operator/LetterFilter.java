package dev.segue.streams.operator;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant; an empty set means all.
 *
 * @param ids places in {@code dead-letters}, as partition@offset
 * @param reasons why they were set aside
 * @param topics inputs that they were read from
 * @param since only those written at or after; empty for all
 */
public record LetterFilter(
    Set<String> ids, Set<String> reasons, Set<String> topics, Optional<Instant> since) {

  public LetterFilter {
    ids = Set.copyOf(ids);
    reasons = Set.copyOf(reasons);
    topics = Set.copyOf(topics);
  }

  boolean takes(Letter letter) {
    return (ids.isEmpty() || ids.contains(letter.id()))
        && (reasons.isEmpty() || reasons.contains(letter.reason()))
        && (topics.isEmpty() || topics.contains(letter.source().topic()))
        && since.map(from -> !letter.at().isBefore(from)).orElse(true);
  }
}
