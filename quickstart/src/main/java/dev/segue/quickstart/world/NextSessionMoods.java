package dev.segue.quickstart.world;

/**
 * The mood at a user's next session, whenever that is: the exact sum over all future slots.
 *
 * <p>Let U[a][s](k, m, n) be the probability that a user of type k in mood m at the end of the slot
 * before s, a slots after the newest session, has mood n at the next session. Backwards in time,
 * with transition A and session probability h,
 *
 * <pre>U[a][s](k, m, n) = Σ_m' A_s(m, m') (h_s [m' = n] + (1 - h_s) U[a+1][s+1](k, m', n)).</pre>
 *
 * From {@link WorldModel#SOON_SLOTS} on, U no longer depends on a and repeats every week; sweeps
 * from U = 0 add one week each, and what remains is the probability of no session in all of them.
 */
final class NextSessionMoods {

  private static final double NEGLIGIBLE = 1e-12;
  private static final int MAX_WEEKS = 1000;

  private final WorldModel model;
  private final int moods;
  private final double[][][] table;

  /**
   * Computes the table: about 6 MB for 8 types and 3 moods in slots of 10 minutes.
   *
   * @throws IllegalArgumentException when a type hardly ever has a session
   */
  NextSessionMoods(WorldModel model) {
    this.model = model;
    this.moods = model.moods();
    int slots = model.week().slots();
    this.table = new double[WorldModel.SOON_SLOTS + 2][slots][model.states() * moods];
    int free = WorldModel.SOON_SLOTS + 1;
    int weeks = 0;
    do {
      sweep(free);
      weeks++;
    } while (remainder(table[free][slots - 1]) > NEGLIGIBLE && weeks < MAX_WEEKS);
    if (weeks == MAX_WEEKS) {
      throw new IllegalArgumentException(
          "personas: expected sessions every week, found a type without");
    }
    for (int age = WorldModel.SOON_SLOTS; age >= 1; age--) {
      sweep(age);
    }
  }

  /**
   * Probability of each mood at the next session.
   *
   * @param slot slot of the week that comes next
   * @param slotsSinceSession of that slot
   * @return [type, mood now, mood then], row-major
   */
  double[] at(int slot, int slotsSinceSession) {
    return table[Math.min(slotsSinceSession, WorldModel.SOON_SLOTS + 1)][slot];
  }

  private void sweep(int age) {
    int nextAge = Math.min(age + 1, WorldModel.SOON_SLOTS + 1);
    for (int slot = model.week().slots() - 1; slot >= 0; slot--) {
      step(age, slot, table[nextAge][model.week().next(slot)]);
    }
  }

  private void step(int age, int slot, double[] later) {
    for (int k = 0; k < model.types().size(); k++) {
      UserType type = model.types().get(k);
      double h = type.session(slot, WorldModel.isSoon(age));
      double stay = type.stay(age);
      double[] drawn = type.moods(slot);
      for (int then = 0; then < moods; then++) {
        double anew = 0;
        for (int m = 0; m < moods; m++) {
          anew += drawn[m] * arrive(h, m, then, later[index(k, m, then)]);
        }
        for (int m = 0; m < moods; m++) {
          double kept = arrive(h, m, then, later[index(k, m, then)]);
          table[age][slot][index(k, m, then)] = stay * kept + (1 - stay) * anew;
        }
      }
    }
  }

  private static double arrive(double h, int mood, int then, double later) {
    return (mood == then ? h : 0) + (1 - h) * later;
  }

  private double remainder(double[] row) {
    double worst = 0;
    for (int i = 0; i < row.length; i += moods) {
      double sum = 0;
      for (int then = 0; then < moods; then++) {
        sum += row[i + then];
      }
      worst = Math.max(worst, 1 - sum);
    }
    return worst;
  }

  private int index(int type, int mood, int then) {
    return (type * moods + mood) * moods + then;
  }
}
