package dev.segue.quickstart.world;

import dev.segue.features.timeline.Cohort;
import java.util.List;

/**
 * The hidden Markov model that users of a world follow: {@code docs/world.md} has its equations.
 * Immutable, thread-safe; simulation and filter read the same tables.
 */
final class WorldModel {

  /** Genres a session can have: all but UNKNOWN. */
  static final int GENRES = 6;

  /** Slots after a session in which its tweets cluster: all within 90 minutes of it. */
  static final int SOON_SLOTS = 8;

  /** Share of sessions with a track that nobody has tagged; it has no genre in this world. */
  static final double UNTAGGED = 0.03;

  private final Week week;
  private final List<UserType> types;
  private final double[][] scores;

  /**
   * @param scores [mood][{@link ScoreCell}] probability of a tweet's score; rows sum to 1
   */
  WorldModel(Week week, List<Persona> personas, double[][] scores) {
    this.week = week;
    this.types = personas.stream().map(p -> new UserType(p, week)).toList();
    this.scores = scores;
  }

  Week week() {
    return week;
  }

  List<UserType> types() {
    return types;
  }

  int moods() {
    return scores.length;
  }

  /** Number of hidden states of a user: types times moods. */
  int states() {
    return types.size() * scores.length;
  }

  double score(int mood, int cell) {
    return scores[mood][cell];
  }

  double[] scores(int mood) {
    return scores[mood];
  }

  /** Whether a slot lies so soon after the newest session that tweets cluster there. */
  static boolean isSoon(int slotsSinceSession) {
    return slotsSinceSession <= SOON_SLOTS;
  }

  /** Probability of what the stream sees of a user's cohort, up to a factor common to all types. */
  static double cohort(UserType type, Cohort cohort) {
    return switch (cohort) {
      case UNKNOWN -> 1;
      case CONTROL -> 1 - type.persona().diagnosed();
      case DIAGNOSED -> type.persona().diagnosed();
    };
  }
}
