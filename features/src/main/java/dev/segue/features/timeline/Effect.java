package dev.segue.features.timeline;

import java.util.Optional;

/** What an event made happen. */
public sealed interface Effect {

  /** Why an event changed nothing of the open step. */
  enum SkipReason {
    LATE,
    DUPLICATE
  }

  /**
   * A session began: freeze the previous step, then predict from the new one.
   *
   * @param step the new open step, with empty stress windows
   * @param frozen the step that was open until now; empty at the first session
   */
  record StepOpened(Step step, Optional<Step> frozen) implements Effect {}

  /** A tweet changed the stress of the open step: predict from it again. */
  record StepUpdated(String tweetId, long at, Step step) implements Effect {}

  /** A tweet was scored, whether or not a window took it. */
  record TweetScored(String tweetId) implements Effect {}

  /** An event was late or a duplicate. A late session may still have opened windows. */
  record Skipped(String id, boolean session, SkipReason reason) implements Effect {}

  /** A stress window is complete. */
  record WindowClosed(SessionWindows session, Horizon horizon, long closedAt) implements Effect {

    public StressSum sum() {
      return session.sums().get(horizon.ordinal());
    }
  }

  /**
   * A stress window was closed before its session came, which was predicted from all the same: what
   * the window held is no longer complete, so it is never published.
   */
  record WindowMissed(String sessionId, Horizon horizon) implements Effect {}

  /** Consent to the cohort label was withdrawn: what was learned with it must go. */
  record MemoryReset() implements Effect {}
}
