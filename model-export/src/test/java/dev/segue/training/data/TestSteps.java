package dev.segue.training.data;

import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Steps of invented users, made by the real fold. */
public final class TestSteps {

  private static final Genre[] GENRES = {Genre.POP, Genre.ROCK, Genre.JAZZ, Genre.UNKNOWN};

  private TestSteps() {}

  /** Users who play a track an hour and tweet after every other one. */
  public static StepSource.Steps of(int users, int sessions) {
    return of(users, sessions, 2);
  }

  /** The same users, who never tweet. */
  public static StepSource.Steps withoutTweets(int users, int sessions) {
    return of(users, sessions, Integer.MAX_VALUE);
  }

  /** Users whose tracks have classes: the first half of them is of one, the rest of another. */
  public static StepSource.Steps classified(int users, int sessions) {
    StepSource.Steps steps = of(users, sessions);
    Map<String, float[]> classes = new HashMap<>();
    for (int track = 0; track < 12; track++) {
      classes.put("name:a/" + track, track < 6 ? new float[] {1, 0} : new float[] {0, 1});
    }
    return steps.classifiedBy(2, tracks -> classes);
  }

  /** Users who tweet after every n-th track. */
  private static StepSource.Steps of(int users, int sessions, int everyNth) {
    SplittableRandom random = new SplittableRandom(4);
    StepFold fold = StepSource.Rules.DEFAULTS.fold();
    for (int user = 0; user < users; user++) {
      for (int n = 0; n < sessions; n++) {
        long at = Duration.ofDays(20_000).toMillis() + Duration.ofHours(n).toMillis();
        int track = random.nextInt(12);
        fold.accept("user-" + user, session("s" + n, at, track));
        if (everyNth < sessions && n % everyNth == 0) {
          long later = at + Duration.ofMinutes(10).toMillis();
          StressScore score = new StressScore(-1 - random.nextInt(5), 1);
          fold.accept("user-" + user, new UserEvent.ScoredTweet("t" + n, later, score));
        }
      }
    }
    return StepSource.Steps.withoutTexts(fold.histories(), List.of());
  }

  static UserEvent.Session session(String id, long at, int track) {
    TrackFacts facts =
        new TrackFacts(
            "name:a/" + track,
            GENRES[track % GENRES.length],
            "artist " + track / 3,
            null,
            track * 5f,
            track + 1L);
    return new UserEvent.Session(id, at, facts, 60);
  }
}
