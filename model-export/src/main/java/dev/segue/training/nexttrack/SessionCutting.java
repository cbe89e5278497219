package dev.segue.training.nexttrack;

import dev.segue.features.timeline.Cohort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts the plays of each user, which come by time, into sessions. Not thread-safe. */
final class SessionCutting {

  private final SessionRules rules;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private int leftOut;

  /**
   * One play of one track.
   *
   * @param at when it began, milliseconds since the epoch
   * @param lasted milliseconds; 0 where nobody knows
   * @param track its id
   * @param cohort of the user then
   */
  record Play(String user, long at, long lasted, String track, Cohort cohort) {}

  SessionCutting(SessionRules rules) {
    this.rules = rules;
  }

  void add(Play play) {
    Open session = open.computeIfAbsent(play.user(), user -> new Open());
    if (play.at() - session.end > rules.gap().toMillis()) {
      close(session);
    }
    session.plays.add(play);
    session.end = Math.max(session.end, play.at() + play.lasted());
  }

  /** All sessions by user in the order of first appearance, then by time. */
  List<Session> finish() {
    List<Session> all = new ArrayList<>();
    for (Open session : open.values()) {
      close(session);
      all.addAll(session.closed);
    }
    return all;
  }

  /** Sessions of too few tracks that were closed so far. */
  int leftOut() {
    return leftOut;
  }

  private void close(Open session) {
    if (session.plays.size() >= rules.minTracks()) {
      Play first = session.plays.get(0);
      long end = session.plays.get(session.plays.size() - 1).at();
      List<String> tracks = session.plays.stream().map(Play::track).toList();
      session.closed.add(new Session(first.user(), first.at(), end, tracks, first.cohort()));
    } else if (!session.plays.isEmpty()) {
      leftOut++;
    }
    session.plays.clear();
  }

  /** A user's newest session with all before it. */
  private static final class Open {
    private final List<Session> closed = new ArrayList<>();
    private final List<Play> plays = new ArrayList<>();
    private long end = Long.MIN_VALUE / 2;
  }
}
