package dev.segue.features.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of one user. Immutable; its size is bounded: at most {@link RecentIds#LIMIT} ids,
 * {@link #TWEET_LIMIT} tweets, and {@link #WINDOW_LIMIT} sessions with open windows.
 *
 * @param frontier event time up to which the user's events are complete, epoch milliseconds
 * @param newest newest event time of the user, epoch milliseconds; Long.MIN_VALUE before the first
 * @param recentIds ids of the newest events
 * @param recentTweets the tweets of the last 90 minutes before the frontier, in arrival order
 * @param windows sessions with at least one open window, in arrival order
 * @param open the open step; null before the first session
 * @param profile cohort and time zone for the next step
 */
public record Timeline(
    long frontier,
    long newest,
    RecentIds recentIds,
    List<RecentTweet> recentTweets,
    List<SessionWindows> windows,
    Step open,
    UserEvent.ProfileChanged profile) {

  /** Most tweets kept for sessions that arrive after them. */
  public static final int TWEET_LIMIT = 128;

  /** Most sessions with open windows: a listener has five, a bot may have any number. */
  public static final int WINDOW_LIMIT = 256;

  /** A user nothing is known of. */
  public static final Timeline EMPTY =
      new Timeline(
          Long.MIN_VALUE,
          Long.MIN_VALUE,
          RecentIds.NONE,
          List.of(),
          List.of(),
          null,
          new UserEvent.ProfileChanged(Cohort.UNKNOWN, null));

  public Timeline {
    recentTweets = List.copyOf(recentTweets);
    windows = List.copyOf(windows);
    Objects.requireNonNull(profile, "profile");
  }

  /** The open step, once there was a session. */
  public Optional<Step> openStep() {
    return Optional.ofNullable(open);
  }

  /**
   * The earliest frontier that closes a window, epoch milliseconds; empty when no window is open.
   */
  public Optional<Long> nextClose() {
    Long earliest = null;
    for (SessionWindows session : windows) {
      for (Horizon horizon : Horizon.ALL) {
        if (session.isOpen(horizon, frontier)) {
          long close = session.end(horizon) + 1;
          earliest = earliest == null ? close : Math.min(earliest, close);
          break;
        }
      }
    }
    return Optional.ofNullable(earliest);
  }

  /** The frontier that closes every window; the frontier itself when none is open. */
  public long lastClose() {
    long last = frontier;
    for (SessionWindows session : windows) {
      last = Math.max(last, session.end(Horizon.MINUTES_90) + 1);
    }
    return last;
  }

  boolean hasRoomForWindows() {
    return windows.size() < WINDOW_LIMIT;
  }

  Timeline withFrontier(long next) {
    return new Timeline(next, newest, recentIds, recentTweets, windows, open, profile);
  }

  Timeline withRecentIds(RecentIds ids, long newestAt) {
    return new Timeline(frontier, newestAt, ids, recentTweets, windows, open, profile);
  }

  Timeline withRecentTweets(List<RecentTweet> tweets) {
    return new Timeline(frontier, newest, recentIds, tweets, windows, open, profile);
  }

  Timeline withWindows(List<SessionWindows> next) {
    return new Timeline(frontier, newest, recentIds, recentTweets, next, open, profile);
  }

  Timeline withOpen(Step step) {
    return new Timeline(frontier, newest, recentIds, recentTweets, windows, step, profile);
  }

  Timeline withProfile(UserEvent.ProfileChanged next) {
    return new Timeline(frontier, newest, recentIds, recentTweets, windows, open, next);
  }
}
