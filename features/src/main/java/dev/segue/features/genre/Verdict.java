package dev.segue.features.genre;

import dev.segue.schemas.Genre;
import java.util.List;

/**
 * The parent genre of a track, and why.
 *
 * @param genre the parent; UNKNOWN when the names know nothing or contradict each other
 * @param reason how it came about
 * @param matched the raw names that decided, as they were given: those of the winner, or of all
 *     tied parents when ambiguous; empty when nothing is known
 */
public record Verdict(Genre genre, Reason reason, List<String> matched) {

  /** How a verdict came about. */
  public enum Reason {
    /** Every known name has the same parent. */
    UNANIMOUS,
    /** One parent has more names than any other; S0 would leave the track out. */
    MAJORITY,
    /** Two or more parents have equally many names: predicted from, never scored. */
    AMBIGUOUS,
    /** No name is known to the taxonomy, or there is none. */
    NOTHING_KNOWN
  }

  public Verdict {
    matched = List.copyOf(matched);
  }
}
