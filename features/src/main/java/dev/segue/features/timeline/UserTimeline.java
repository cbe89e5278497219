package dev.segue.features.timeline;

import dev.segue.features.timeline.Effect.SkipReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds events into a user's {@link Timeline}, by the rules of {@code docs/semantics.md}. Pure, so
 * the stream and the trainer share it; thread-safe.
 */
public final class UserTimeline {

  /** The default grace. */
  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(5);

  private static final long DAY_MILLIS = Duration.ofHours(24).toMillis();

  private final long graceMillis;

  /**
   * @param grace how much later than the user's newest event an older one may arrive and still be
   *     complete; adds to the delay of published windows
   */
  public UserTimeline(Duration grace) {
    if (grace.isNegative() || grace.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("grace: expected 0 to 24 hours, found " + grace);
    }
    this.graceMillis = grace.toMillis();
  }

  /** The state after an event, and what the event made happen, in order. */
  public record Folded(Timeline timeline, List<Effect> effects) {}

  /** Folds one event. */
  public Folded fold(Timeline timeline, UserEvent event) {
    if (event instanceof UserEvent.Session session) {
      return foldSession(timeline, session);
    }
    if (event instanceof UserEvent.ScoredTweet tweet) {
      return foldTweet(timeline, tweet);
    }
    return foldProfile(timeline, (UserEvent.ProfileChanged) event);
  }

  /**
   * Moves the frontier forward and closes the windows that end before it; an older frontier changes
   * nothing.
   */
  public Folded advance(Timeline timeline, long frontier) {
    List<Effect> effects = new ArrayList<>();
    return new Folded(advance(timeline, frontier, effects), effects);
  }

  private Folded foldSession(Timeline before, UserEvent.Session session) {
    if (isKnown(before, session.id())) {
      return skipped(before, session.id(), true, SkipReason.DUPLICATE);
    }
    if (isLate(before, session.at())) {
      return foldLateSession(before, session);
    }
    List<Effect> effects = new ArrayList<>();
    Timeline advanced = advance(before, session.at() - graceMillis, effects);
    Step step = Step.open(session, before.open(), before.profile());
    effects.add(new Effect.StepOpened(step, Optional.ofNullable(before.open())));
    SessionWindows windows = SessionWindows.of(session, false);
    missed(advanced, windows).stream()
        .map(horizon -> new Effect.WindowMissed(session.id(), horizon))
        .forEach(effects::add);
    Timeline opened = withWindows(advanced, windows);
    return new Folded(remember(opened.withOpen(step), session.id(), session.at()), effects);
  }

  private static List<Horizon> missed(Timeline before, SessionWindows windows) {
    return before.hasRoomForWindows() ? windows.closed(before.frontier()) : Horizon.ALL;
  }

  /** Ids are forgotten when many follow: a window that is still open knows its session too. */
  private static boolean isKnown(Timeline before, String sessionId) {
    return before.recentIds().contains(sessionId)
        || before.windows().stream().anyMatch(w -> w.sessionId().equals(sessionId));
  }

  /**
   * A tie with the newest session is late once the grace is over: its id may be forgotten by then,
   * and read again it must not open a second step.
   */
  private boolean isLate(Timeline before, long at) {
    Step open = before.open();
    return open != null
        && (at < open.at() || (at == open.at() && at < before.newest() - graceMillis));
  }

  private Folded foldLateSession(Timeline before, UserEvent.Session session) {
    Timeline after = before;
    if (session.at() + Horizon.MINUTES_90.millis() >= before.frontier()) {
      SessionWindows windows = SessionWindows.of(session, true);
      after = remember(withWindows(before, windows), session.id(), session.at());
    }
    return skipped(after, session.id(), true, SkipReason.LATE);
  }

  private Folded foldTweet(Timeline before, UserEvent.ScoredTweet tweet) {
    if (before.recentIds().contains(tweet.id())) {
      return skipped(before, tweet.id(), false, SkipReason.DUPLICATE);
    }
    boolean taken = before.windows().stream().anyMatch(w -> w.takes(tweet.at(), before.frontier()));
    if (!taken && tweet.at() < before.frontier()) {
      return foldLateTweet(before, tweet);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.TweetScored(tweet.id()));
    Timeline counted = taken ? count(before, tweet, effects) : before;
    Timeline kept = keep(counted, tweet);
    Timeline advanced = advance(kept, tweet.at() - graceMillis, effects);
    return new Folded(remember(advanced, tweet.id(), tweet.at()), effects);
  }

  /**
   * A session that is still to come may open a window around the tweet: read again, it must not
   * count.
   */
  private Folded foldLateTweet(Timeline before, UserEvent.ScoredTweet tweet) {
    boolean mayBeTaken = tweet.at() + Horizon.MINUTES_90.millis() >= before.frontier();
    Timeline after = mayBeTaken ? remember(before, tweet.id(), tweet.at()) : before;
    return skipped(after, tweet.id(), false, SkipReason.LATE);
  }

  private static Folded foldProfile(Timeline before, UserEvent.ProfileChanged profile) {
    boolean withdrawn =
        before.profile().cohort() != Cohort.UNKNOWN && profile.cohort() == Cohort.UNKNOWN;
    Step open = withdrawn && before.open() != null ? before.open().withoutCohort() : before.open();
    Timeline after = before.withOpen(open).withProfile(profile);
    return new Folded(after, withdrawn ? List.of(new Effect.MemoryReset()) : List.of());
  }

  private static Folded skipped(Timeline timeline, String id, boolean session, SkipReason reason) {
    return new Folded(timeline, List.of(new Effect.Skipped(id, session, reason)));
  }

  /**
   * Counts a tweet in the open windows, and in the open step where a window of the newest session
   * took it.
   */
  private static Timeline count(
      Timeline before, UserEvent.ScoredTweet tweet, List<Effect> effects) {
    Step open = before.open();
    List<SessionWindows> windows = new ArrayList<>();
    for (SessionWindows session : before.windows()) {
      windows.add(session.plus(tweet.at(), tweet.score(), before.frontier()));
      if (open != null
          && session.sessionId().equals(open.sessionId())
          && session.takes(tweet.at(), before.frontier())) {
        SessionWindows seen = session.withSums(open.stress());
        open = open.withStress(seen.plus(tweet.at(), tweet.score(), before.frontier()).sums());
        effects.add(new Effect.StepUpdated(tweet.id(), tweet.at(), open));
      }
    }
    return before.withWindows(windows).withOpen(open);
  }

  private static Timeline keep(Timeline before, UserEvent.ScoredTweet tweet) {
    List<RecentTweet> tweets = new ArrayList<>(before.recentTweets());
    tweets.add(new RecentTweet(tweet.at(), tweet.score()));
    if (tweets.size() > Timeline.TWEET_LIMIT) {
      tweets.remove(0);
    }
    return before.withRecentTweets(tweets);
  }

  /**
   * Opens those windows of a session that are not closed, if there is room for them, filled with
   * the tweets that arrived before it.
   */
  private static Timeline withWindows(Timeline before, SessionWindows empty) {
    if (!empty.anyOpen(before.frontier()) || !before.hasRoomForWindows()) {
      return before;
    }
    SessionWindows opened = empty;
    for (RecentTweet tweet : before.recentTweets()) {
      opened = opened.plus(tweet.at(), tweet.score(), before.frontier());
    }
    List<SessionWindows> windows = new ArrayList<>(before.windows());
    windows.add(opened);
    return before.withWindows(windows);
  }

  private Timeline remember(Timeline before, String id, long at) {
    long newest = Math.max(before.newest(), at);
    long oldest = newest - graceMillis - DAY_MILLIS;
    return before.withRecentIds(before.recentIds().plus(id, at, oldest), newest);
  }

  private static Timeline advance(Timeline before, long frontier, List<Effect> effects) {
    if (frontier <= before.frontier()) {
      return before;
    }
    List<SessionWindows> stillOpen = new ArrayList<>();
    for (SessionWindows session : before.windows()) {
      for (Horizon horizon : Horizon.ALL) {
        if (session.isOpen(horizon, before.frontier()) && !session.isOpen(horizon, frontier)) {
          effects.add(new Effect.WindowClosed(session, horizon, frontier));
        }
      }
      if (session.anyOpen(frontier)) {
        stillOpen.add(session);
      }
    }
    List<RecentTweet> tweets =
        before.recentTweets().stream()
            .filter(t -> t.at() >= frontier - Horizon.MINUTES_90.millis())
            .toList();
    return before.withFrontier(frontier).withWindows(stillOpen).withRecentTweets(tweets);
  }
}
