package dev.segue.quickstart.world;

import dev.segue.features.timeline.Cohort;
import dev.segue.schemas.Genre;
import java.util.List;

/**
 * The exact posterior over a user's type and mood, given what the stream can observe of the user,
 * slot by slot, and the forecast of the next genre that follows from it. Not thread-safe: one user
 * at a time.
 *
 * <p>An upper bound for every predictor: as of any event that is chosen without knowledge of the
 * future, no function of the events up to then has a lower expected log-loss.
 */
final class BayesFilter {

  private final WorldModel model;
  private final NextSessionMoods next;
  private final boolean seesTweets;
  private final int moods;
  private final double[] belief;
  private int slotsSinceSession;
  private int previousGenre;

  /**
   * @param seesTweets false for the oracle that is told of sessions only
   */
  BayesFilter(WorldModel model, NextSessionMoods next, boolean seesTweets) {
    this.model = model;
    this.next = next;
    this.seesTweets = seesTweets;
    this.moods = model.moods();
    this.belief = new double[model.states()];
  }

  /**
   * Begins a user.
   *
   * @param slot the first slot of the week to be observed
   */
  void start(int slot, Cohort cohort) {
    for (int k = 0; k < model.types().size(); k++) {
      UserType type = model.types().get(k);
      double weight = type.persona().share() * WorldModel.cohort(type, cohort);
      for (int m = 0; m < moods; m++) {
        belief[k * moods + m] = weight * type.moods(slot)[m];
      }
    }
    normalise(slot);
    slotsSinceSession = WorldModel.SOON_SLOTS;
    previousGenre = WorldModel.GENRES;
  }

  /** Observes that a user did nothing in a slot. */
  void nothing(int slot) {
    boolean soon = advance(slot);
    for (int k = 0; k < model.types().size(); k++) {
      UserType type = model.types().get(k);
      double noSession = 1 - type.session(slot, soon);
      for (int m = 0; m < moods; m++) {
        belief[k * moods + m] *= noSession - (seesTweets ? type.tweet(slot, m, soon) : 0);
      }
    }
    normalise(slot);
  }

  /**
   * Observes a session.
   *
   * @param genre UNKNOWN when the track is not tagged: then the session tells of habits only
   */
  void session(int slot, Genre genre) {
    boolean soon = advance(slot);
    for (int k = 0; k < model.types().size(); k++) {
      UserType type = model.types().get(k);
      for (int m = 0; m < moods; m++) {
        double chosen = genre == Genre.UNKNOWN ? 1 : type.genres(m, previousGenre)[genre.ordinal()];
        belief[k * moods + m] *= type.session(slot, soon) * chosen;
      }
    }
    normalise(slot);
    slotsSinceSession = 0;
    if (genre != Genre.UNKNOWN) {
      previousGenre = genre.ordinal();
    }
  }

  /** Observes a tweet without a track, by the {@link ScoreCell} of its text. */
  void tweet(int slot, int cell) {
    if (!seesTweets) {
      nothing(slot);
      return;
    }
    boolean soon = advance(slot);
    for (int k = 0; k < model.types().size(); k++) {
      UserType type = model.types().get(k);
      for (int m = 0; m < moods; m++) {
        belief[k * moods + m] *= type.tweet(slot, m, soon) * model.score(m, cell);
      }
    }
    normalise(slot);
  }

  /**
   * Probability per genre [6] of the user's next session, given that its track is tagged.
   *
   * @param slot the slot observed last
   */
  double[] forecast(int slot) {
    double[] then = next.at(model.week().next(slot), slotsSinceSession + 1);
    double[] forecast = new double[WorldModel.GENRES];
    for (int k = 0; k < model.types().size(); k++) {
      for (int n = 0; n < moods; n++) {
        double weight = 0;
        for (int m = 0; m < moods; m++) {
          weight += belief[k * moods + m] * then[(k * moods + m) * moods + n];
        }
        double[] genres = model.types().get(k).genres(n, previousGenre);
        for (int g = 0; g < forecast.length; g++) {
          forecast[g] += weight * genres[g];
        }
      }
    }
    return forecast;
  }

  /** The posterior [type, mood], row-major. */
  double[] posterior() {
    return belief.clone();
  }

  /** Moves to a slot: the mood may change, the newest session is one slot older. */
  private boolean advance(int slot) {
    slotsSinceSession++;
    List<UserType> types = model.types();
    for (int k = 0; k < types.size(); k++) {
      double total = 0;
      for (int m = 0; m < moods; m++) {
        total += belief[k * moods + m];
      }
      double stay = types.get(k).stay(slotsSinceSession);
      double[] drawn = types.get(k).moods(slot);
      for (int m = 0; m < moods; m++) {
        int i = k * moods + m;
        belief[i] = stay * belief[i] + (1 - stay) * total * drawn[m];
      }
    }
    return WorldModel.isSoon(slotsSinceSession);
  }

  private void normalise(int slot) {
    double sum = 0;
    for (double b : belief) {
      sum += b;
    }
    if (!(sum > 0)) {
      throw new IllegalStateException(
          "slot "
              + slot
              + ": expected an event that the world model allows, found an impossible one");
    }
    for (int i = 0; i < belief.length; i++) {
      belief[i] /= sum;
    }
  }
}
