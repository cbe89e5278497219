package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.timeline.Cohort;
import dev.segue.schemas.Genre;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The filter against the sum over every hidden path of a tiny world, term by term. */
class BayesFilterTest {

  private static final double EXACT = 1e-9;
  private static final int FIRST_SLOT = 5;

  /** After so many slots the chance of no session is below 1e-10. */
  private static final int FUTURE_SLOTS = 16;

  private static final List<Persona> PERSONAS =
      List.of(
          persona("steady", 0.7, 0.2, 0.92, List.of("POP", "JAZZ"), 40),
          persona("moody", 0.3, 0.6, 0.91, List.of("JAZZ", "ROCK"), 15));

  private static final double[][] SCORES = {scores(3, 0.8), scores(20, 0.7)};

  private final WorldModel model = new WorldModel(new Week(2), PERSONAS, SCORES);
  private final NextSessionMoods next = new NextSessionMoods(model);

  @Test
  void shouldEqualTheSumOverAllHiddenPathsWhenTweetsAreSeen() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 10; run++) {
      List<Observed> seen = observations(random, 1 + random.nextInt(5));
      Cohort cohort = Cohort.values()[random.nextInt(3)];

      double[] forecast = filtered(seen, cohort, true);

      assertThat(forecast).containsExactly(enumerated(seen, cohort, true), within(EXACT));
    }
  }

  @Test
  void shouldEqualTheSumOverAllHiddenPathsWhenTweetsAreHidden() {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < 10; run++) {
      List<Observed> seen = observations(random, 1 + random.nextInt(5));

      double[] forecast = filtered(seen, Cohort.UNKNOWN, false);

      assertThat(forecast).containsExactly(enumerated(seen, Cohort.UNKNOWN, false), within(EXACT));
    }
  }

  @Test
  void shouldForecastADistributionWhereverTheUserStands() {
    WorldSetting setting = WorldSetting.of(WorldFixture.SCORER);
    BayesFilter filter = new BayesFilter(setting.model(), setting.nextMoods(), true);
    filter.start(0, Cohort.UNKNOWN);

    for (int slot = 0; slot < 500; slot++) {
      filter.nothing(slot);

      assertThat(Arrays.stream(filter.forecast(slot)).sum()).isCloseTo(1, within(1e-11));
    }
  }

  /** What is seen in a slot: nothing, a session (genre) or a tweet (cell). */
  private record Observed(Genre genre, int cell) {

    static final Observed NOTHING = new Observed(null, -1);
  }

  private static List<Observed> observations(SplittableRandom random, int length) {
    Observed[] seen = new Observed[length];
    for (int i = 0; i < length; i++) {
      seen[i] =
          switch (random.nextInt(4)) {
            case 0 -> Observed.NOTHING;
            case 1 -> new Observed(null, random.nextBoolean() ? 3 : 20);
            case 2 -> new Observed(Genre.UNKNOWN, -1);
            default -> new Observed(Genre.values()[random.nextInt(6)], -1);
          };
    }
    return List.of(seen);
  }

  private double[] filtered(List<Observed> seen, Cohort cohort, boolean seesTweets) {
    BayesFilter filter = new BayesFilter(model, next, seesTweets);
    filter.start(FIRST_SLOT, cohort);
    int slot = FIRST_SLOT;
    for (Observed observed : seen) {
      if (observed.genre() != null) {
        filter.session(slot, observed.genre());
      } else if (observed.cell() >= 0) {
        filter.tweet(slot, observed.cell());
      } else {
        filter.nothing(slot);
      }
      slot = model.week().next(slot);
    }
    return filter.forecast((FIRST_SLOT + seen.size() - 1) % model.week().slots());
  }

  private double[] enumerated(List<Observed> seen, Cohort cohort, boolean seesTweets) {
    double[] genres = new double[WorldModel.GENRES];
    for (UserType type : model.types()) {
      double weight = type.persona().share() * WorldModel.cohort(type, cohort);
      for (int mood = 0; mood < 2; mood++) {
        Paths paths = new Paths(type, seen, seesTweets, genres);
        paths.walk(0, mood, weight * type.moods(FIRST_SLOT)[mood], new Past(9, 6));
      }
    }
    double sum = Arrays.stream(genres).sum();
    return Arrays.stream(genres).map(g -> g / sum).toArray();
  }

  /** Slots since the newest session at the coming slot, and the genre before. */
  private record Past(int slotsSinceSession, int genre) {

    Past older() {
      return new Past(slotsSinceSession + 1, genre);
    }
  }

  /** Adds up, path by path, what a user of one type would play next. */
  private final class Paths {

    private final UserType type;
    private final List<Observed> seen;
    private final boolean seesTweets;
    private final double[] genres;

    Paths(UserType type, List<Observed> seen, boolean seesTweets, double[] genres) {
      this.type = type;
      this.seen = seen;
      this.seesTweets = seesTweets;
      this.genres = genres;
    }

    void walk(int i, int before, double weight, Past past) {
      if (i == seen.size() + FUTURE_SLOTS) {
        return;
      }
      int slot = (FIRST_SLOT + i) % model.week().slots();
      for (int mood = 0; mood < 2; mood++) {
        double stay = type.stay(past.slotsSinceSession());
        double p = (1 - stay) * type.moods(slot)[mood] + (mood == before ? stay : 0);
        visit(i, slot, mood, weight * p, past);
      }
    }

    private void visit(int i, int slot, int mood, double weight, Past past) {
      boolean soon = past.slotsSinceSession() <= WorldModel.SOON_SLOTS;
      double session = type.session(slot, soon);
      if (i >= seen.size()) {
        for (int g = 0; g < genres.length; g++) {
          genres[g] += weight * session * type.genres(mood, past.genre())[g];
        }
        walk(i + 1, mood, weight * (1 - session), past.older());
        return;
      }
      Observed observed = seen.get(i);
      double tweet = type.tweet(slot, mood, soon);
      if (observed.genre() == Genre.UNKNOWN) {
        walk(i + 1, mood, weight * session, new Past(1, past.genre()));
      } else if (observed.genre() != null) {
        int g = observed.genre().ordinal();
        double chosen = type.genres(mood, past.genre())[g];
        walk(i + 1, mood, weight * session * chosen, new Past(1, g));
      } else if (!seesTweets) {
        walk(i + 1, mood, weight * (1 - session), past.older());
      } else if (observed.cell() >= 0) {
        double score = SCORES[mood][observed.cell()];
        walk(i + 1, mood, weight * tweet * score, past.older());
      } else {
        walk(i + 1, mood, weight * (1 - session - tweet), past.older());
      }
    }
  }

  private static Persona persona(
      String name,
      double share,
      double diagnosed,
      double sessions,
      List<String> pulls,
      double moodHours) {
    return new Persona(
        name,
        share,
        diagnosed,
        List.of(sessions, sessions - 0.02),
        List.of(sessions - 0.01, sessions),
        moodHours,
        0.3,
        List.of(0.3, 0.7),
        List.of(0.6, 0.4),
        List.of(0.1, 0.3),
        List.of(0.3, 0.2, 0.2, 0.1, 0.1, 0.1),
        pulls,
        0.6,
        0.15);
  }

  private static double[] scores(int cell, double share) {
    double[] scores = new double[ScoreCell.CELLS];
    Arrays.fill(scores, (1 - share) / (ScoreCell.CELLS - 1));
    scores[cell] = share;
    return scores;
  }
}
