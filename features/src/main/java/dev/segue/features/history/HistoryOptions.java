package dev.segue.features.history;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader keeps, and under whose name.
 *
 * @param minPlayed plays shorter than this are skipped and counted; zero keeps all. A play whose
 *     length is not known is kept
 * @param user user id of every play of an export that does not name its user; empty means the name
 *     of the folder that holds the file
 */
public record HistoryOptions(Duration minPlayed, Optional<String> user) {

  /** Skips plays under 30 seconds, which is what platforms count as no play. */
  public static final HistoryOptions DEFAULTS =
      new HistoryOptions(Duration.ofSeconds(30), Optional.empty());

  public HistoryOptions {
    Objects.requireNonNull(user, "user");
    if (minPlayed.isNegative()) {
      throw new IllegalArgumentException("minPlayed: expected 0 or more, found " + minPlayed);
    }
  }

  /** The same with another shortest play. */
  public HistoryOptions withMinPlayed(Duration shortest) {
    return new HistoryOptions(shortest, user);
  }

  /** The same with another user. */
  public HistoryOptions withUser(String id) {
    return new HistoryOptions(minPlayed, Optional.of(id));
  }
}
