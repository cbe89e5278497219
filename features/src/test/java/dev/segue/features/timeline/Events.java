package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.UserEvent.ScoredTweet;
import dev.segue.features.timeline.UserEvent.Session;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds events and folds them, for the tests of this package. */
final class Events {

  static final long START = 1_700_000_000_000L;
  static final UserTimeline TIMELINE = new UserTimeline(UserTimeline.DEFAULT_GRACE);

  private Events() {}

  static long minute(double minutes) {
    return START + Math.round(minutes * 60_000);
  }

  static Session session(String id, double minute, Genre genre) {
    TrackFacts track = new TrackFacts("spotify:track:" + genre, genre, "A-" + genre, "L", 50, 7);
    return new Session(id, minute(minute), track, 60);
  }

  static ScoredTweet tweet(String id, double minute, int stress) {
    return new ScoredTweet(id, minute(minute), new StressScore(stress, 1));
  }

  /** Everything that folding made happen. */
  static final class Run {
    Timeline timeline = Timeline.EMPTY;
    final List<Effect> effects = new ArrayList<>();

    Run fold(List<? extends UserEvent> events) {
      events.forEach(this::fold);
      return this;
    }

    Run fold(UserEvent event) {
      return take(TIMELINE.fold(timeline, event));
    }

    Run advance(long frontier) {
      return take(TIMELINE.advance(timeline, frontier));
    }

    Run closeAll() {
      return advance(timeline.lastClose());
    }

    Run take(UserTimeline.Folded folded) {
      timeline = folded.timeline();
      effects.addAll(folded.effects());
      return this;
    }

    <T extends Effect> List<T> effects(Class<T> type) {
      return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The published windows: session/horizon -> sum. Fails when one is published twice. */
    Map<String, StressSum> windows() {
      Map<String, StressSum> windows = new HashMap<>();
      for (Effect.WindowClosed closed : effects(Effect.WindowClosed.class)) {
        String key = closed.session().sessionId() + "/" + closed.horizon().minutes();
        if (windows.put(key, closed.sum()) != null) {
          throw new AssertionError(key + " was published twice");
        }
      }
      return windows;
    }
  }
}
