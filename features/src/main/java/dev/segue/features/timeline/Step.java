package dev.segue.features.timeline;

import java.util.List;

/**
 * Everything known at a session, from which every feature layout and every baseline is computed.
 * Immutable.
 *
 * @param sessionId id of the session
 * @param number number of the session in the user's history, from 1
 * @param at event time, epoch milliseconds
 * @param utcOffsetMinutes local time minus UTC; 0 when not known
 * @param track the track as profiled when the session was folded
 * @param gapMillis time since the previous session; -1 at the first
 * @param cohort cohort with consent
 * @param tastes genre history up to and with this session
 * @param streaks streaks up to and with this session
 * @param stress one sum per {@link Horizon}, of the tweets folded while the step was open
 */
public record Step(
    String sessionId,
    long number,
    long at,
    int utcOffsetMinutes,
    TrackFacts track,
    long gapMillis,
    Cohort cohort,
    Tastes tastes,
    Streaks streaks,
    List<StressSum> stress) {

  private static final List<StressSum> NO_STRESS =
      List.of(StressSum.EMPTY, StressSum.EMPTY, StressSum.EMPTY);

  public Step {
    stress = List.copyOf(stress);
  }

  /** The step as it was when its session began: with empty stress windows. */
  public Step atListen() {
    return withStress(NO_STRESS);
  }

  Step withStress(List<StressSum> sums) {
    return new Step(
        sessionId, number, at, utcOffsetMinutes, track, gapMillis, cohort, tastes, streaks, sums);
  }

  Step withoutCohort() {
    return new Step(
        sessionId,
        number,
        at,
        utcOffsetMinutes,
        track,
        gapMillis,
        Cohort.UNKNOWN,
        tastes,
        streaks,
        stress);
  }

  /** The first step of a user, or the one after {@code previous}. */
  static Step open(UserEvent.Session session, Step previous, UserEvent.ProfileChanged profile) {
    Tastes before = previous == null ? Tastes.EMPTY : previous.tastes();
    return new Step(
        session.id(),
        previous == null ? 1 : previous.number() + 1,
        session.at(),
        LocalTimes.offsetMinutes(session, profile.timeZone()),
        session.track(),
        previous == null ? -1 : session.at() - previous.at(),
        profile.cohort(),
        before.plus(session.at(), session.track().genre()),
        previous == null ? Streaks.NONE : Streaks.after(previous, session.track()),
        NO_STRESS);
  }
}
