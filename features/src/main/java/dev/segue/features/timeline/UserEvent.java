package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;
import java.util.Objects;

/**
 * One event of one user, valid and ready to be folded. Times are event times, epoch milliseconds
 * UTC.
 */
public sealed interface UserEvent {

  /**
   * A music session.
   *
   * @param id unique among the user's events
   * @param at event time
   * @param track the track as profiled now
   * @param utcOffsetMinutes local time minus UTC; null when not known
   */
  record Session(String id, long at, TrackFacts track, Integer utcOffsetMinutes)
      implements UserEvent {
    public Session {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(track, "track");
    }
  }

  /**
   * A tweet without a link to a track.
   *
   * @param id unique among the user's events
   * @param at event time
   * @param score stress and relaxation of its text
   */
  record ScoredTweet(String id, long at, StressScore score) implements UserEvent {
    public ScoredTweet {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(score, "score");
    }
  }

  /**
   * The user's profile changed. It has no event time: it holds from the next session on.
   *
   * @param cohort cohort with consent; UNKNOWN otherwise
   * @param timeZone IANA time zone for events without an offset; null when not known
   */
  record ProfileChanged(Cohort cohort, String timeZone) implements UserEvent {
    public ProfileChanged {
      Objects.requireNonNull(cohort, "cohort");
    }
  }
}
