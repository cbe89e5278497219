package dev.segue.quickstart.world;

/**
 * The clock of a world: a week of equal slots of local time, from Monday 00:00.
 *
 * @param slotsPerDay slots of a day; the habits of a {@link Persona} divide it evenly
 */
record Week(int slotsPerDay) {

  static final int DAYS = 7;

  /** Ten minutes: the finest grid on which a user does one thing at a time. */
  static final Week DEFAULT = new Week(144);

  Week {
    if (slotsPerDay < 1) {
      throw new IllegalArgumentException("slotsPerDay: expected 1 or more, found " + slotsPerDay);
    }
  }

  /** Slots of a week. */
  int slots() {
    return DAYS * slotsPerDay;
  }

  long slotMillis() {
    return 86_400_000L / slotsPerDay;
  }

  boolean isWorkday(int slot) {
    return slot / slotsPerDay < 5;
  }

  /** Whether a slot begins between 08:00 and 18:00 of a workday. */
  boolean isAtWork(int slot) {
    double hour = (slot % slotsPerDay) * 24.0 / slotsPerDay;
    return isWorkday(slot) && hour >= 8 && hour < 18;
  }

  /** Slot of the local week at an event time; 1970-01-01 was a Thursday. */
  int slotOf(long at, int utcOffsetMinutes) {
    long local = at + utcOffsetMinutes * 60_000L + 3 * 86_400_000L;
    return (int) Math.floorMod(Math.floorDiv(local, slotMillis()), (long) slots());
  }

  int next(int slot) {
    return slot + 1 == slots() ? 0 : slot + 1;
  }
}
