package dev.segue.training.nexttrack;

import java.time.Duration;

/**
 * How a listening history is cut into sessions.
 *
 * @param gap silence that ends a session; a longer one makes longer sessions of less related tracks
 * @param minTracks sessions of fewer tracks are left out
 */
public record SessionRules(Duration gap, int minTracks) {

  /** Two hours of silence, five tracks (Vaswani, Agrawal and Alluri). */
  public static final SessionRules PUBLISHED = new SessionRules(Duration.ofHours(2), 5);

  public SessionRules {
    if (gap.isNegative() || gap.isZero()) {
      throw new IllegalArgumentException("--gap-minutes: expected 1 or more, found " + gap);
    }
    if (minTracks < 2) {
      throw new IllegalArgumentException("--min-tracks: expected 2 or more, found " + minTracks);
    }
  }
}
