package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;
import java.util.List;

/** A {@link Persona} as the probability tables that both the simulation and the filter read. */
final class UserType {

  /** Users pause after sharing a track: factor on the chance of another session soon after. */
  static final double PAUSE = 0.6;

  /** Tweets far from any session, for each session at that hour. */
  static final double STRAY_TWEETS = 0.08;

  /** Share of a mood's pull that goes to its genre; the taste spreads the rest. */
  private static final double PULL_FOCUS = 0.9;

  private final Persona persona;
  private final Week week;
  private final double stay;
  private final double[] atWork;
  private final double[] offWork;
  private final double[] sessions;
  private final double[] tweets;
  private final double[][][] genres;

  UserType(Persona persona, Week week) {
    this.persona = persona;
    this.week = week;
    this.stay = StrictMath.exp(-24.0 / week.slotsPerDay() / persona.moodHours());
    this.atWork = array(persona.moodsAtWork());
    this.offWork = array(persona.moodsOffWork());
    this.tweets = array(persona.tweetsPerSlot());
    this.sessions = sessions();
    this.genres = genres();
  }

  Persona persona() {
    return persona;
  }

  /** Probability that the mood is not drawn anew in a slot. */
  double stay(int slotsSinceSession) {
    return slotsSinceSession == 1 ? stay * (1 - persona.shift()) : stay;
  }

  /** Probability per mood when it is drawn anew in a slot of the week. */
  double[] moods(int slot) {
    return week.isAtWork(slot) ? atWork : offWork;
  }

  /** Probability of a session in a slot of the week. */
  double session(int slot, boolean soon) {
    return soon ? PAUSE * sessions[slot] : sessions[slot];
  }

  /** Probability of a tweet without a track in a slot of the week. */
  double tweet(int slot, int mood, boolean soon) {
    return soon ? tweets[mood] : STRAY_TWEETS * sessions[slot];
  }

  /**
   * Probability per genre of the next session.
   *
   * @param previous genre of the previous session that had one, 6 when there was none
   */
  double[] genres(int mood, int previous) {
    return genres[mood][previous];
  }

  private double[] sessions() {
    double[] table = new double[week.slots()];
    for (int slot = 0; slot < table.length; slot++) {
      List<Double> parts =
          week.isWorkday(slot) ? persona.sessionsOnWorkdays() : persona.sessionsOnWeekends();
      int slotsPerPart = week.slotsPerDay() / parts.size();
      table[slot] = parts.get(slot % week.slotsPerDay() / slotsPerPart) / slotsPerPart;
    }
    return table;
  }

  private double[][][] genres() {
    double[] taste = array(persona.taste());
    double[][][] table = new double[tweets.length][WorldModel.GENRES + 1][WorldModel.GENRES];
    for (int mood = 0; mood < tweets.length; mood++) {
      int pull = Genre.valueOf(persona.pulls().get(mood)).ordinal();
      for (int previous = 0; previous <= WorldModel.GENRES; previous++) {
        double stick = previous == WorldModel.GENRES ? 0 : persona.stickiness();
        for (int g = 0; g < WorldModel.GENRES; g++) {
          double pulled = (g == pull ? PULL_FOCUS : 0) + (1 - PULL_FOCUS) * taste[g];
          double chosen = persona.pullWeight() * pulled + (1 - persona.pullWeight()) * taste[g];
          table[mood][previous][g] = (1 - stick) * chosen + (g == previous ? stick : 0);
        }
      }
    }
    return table;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
