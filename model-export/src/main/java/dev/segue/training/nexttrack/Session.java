package dev.segue.training.nexttrack;

import dev.segue.features.timeline.Cohort;
import java.util.List;

/**
 * Tracks that were played one after another without a long silence.
 *
 * @param user whose session it is; empty when the data do not say
 * @param startedAt milliseconds since the epoch; 0 when the data do not say
 * @param endedAt when its last track began; 0 when the data do not say
 * @param tracks ids in the order of the plays, at least two
 * @param cohort of the user when it began
 */
public record Session(
    String user, long startedAt, long endedAt, List<String> tracks, Cohort cohort) {

  public Session {
    tracks = List.copyOf(tracks);
    if (tracks.size() < 2) {
      throw new IllegalArgumentException(
          "session: expected at least two tracks, found " + tracks.size());
    }
  }

  /** A session of a moment, of a user whose cohort nobody knows. */
  public Session(String user, long startedAt, List<String> tracks) {
    this(user, startedAt, startedAt, tracks, Cohort.UNKNOWN);
  }

  /** What tells sessions apart for a model: the tracks in their order, whoever played them. */
  String text() {
    return String.join(" ", tracks);
  }
}
