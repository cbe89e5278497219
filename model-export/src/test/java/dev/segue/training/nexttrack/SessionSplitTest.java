package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.features.timeline.Cohort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionSplitTest {

  @Test
  void shouldHoldOutAShareOnceBySeed() {
    List<Session> sessions = sessions("", 100);

    SessionSplit split = SessionSplit.heldOut(sessions, 0.1, 1);

    assertEquals(10, split.test().size());
    List<Session> all = new ArrayList<>(split.known());
    all.addAll(split.test());
    assertEquals(100, all.size());
    assertEquals(new HashSet<>(sessions), new HashSet<>(all));
    assertEquals(split, SessionSplit.heldOut(sessions, 0.1, 1));
    assertNotEquals(split.test(), SessionSplit.heldOut(sessions, 0.1, 2).test());
  }

  @Test
  void shouldCutEveryUserByTime() {
    List<Session> sessions = new ArrayList<>(sessions("a", 10));
    sessions.addAll(sessions("b", 20));

    SessionSplit split = SessionSplit.perUser(sessions, 0.7);

    assertEquals(9, split.test().size());
    assertEquals(List.of(7L, 8L, 9L), times(split.test(), "a"));
    assertTrue(times(split.known(), "b").stream().allMatch(time -> time < 14));
  }

  @Test
  void shouldCutAllAtOneMoment() {
    List<Session> sessions = new ArrayList<>(sessions("a", 10));
    sessions.addAll(sessions("b", 20));

    SessionSplit split = SessionSplit.globalTime(sessions, 0.7);

    assertEquals(List.of(), times(split.test(), "a"));
    assertEquals(9, times(split.test(), "b").size());
  }

  @Test
  void shouldStopByTheNewestOfTheTrainingPart() {
    List<Session> sessions = new ArrayList<>(sessions("a", 100));
    sessions.addAll(sessions("b", 200));

    SessionSplit users = SessionSplit.perUser(sessions, 0.7);
    SessionSplit global = SessionSplit.globalTime(sessions, 0.7);

    assertEquals(List.of(68L, 69L), times(users.validation(), "a"));
    assertEquals(List.of(135L, 136L, 137L, 138L, 139L), times(users.validation(), "b"));
    long newest = global.training().get(global.training().size() - 1).startedAt();
    assertTrue(global.validation().stream().allMatch(session -> session.startedAt() >= newest));
  }

  @Test
  void shouldKeepWhatIsKnownInTheOrderOfTime() {
    List<Session> sessions = new ArrayList<>(sessions("a", 40));
    sessions.addAll(sessions("b", 20));

    for (SessionSplit split :
        List.of(
            SessionSplit.perUser(sessions, 0.7),
            SessionSplit.globalTime(sessions, 0.7),
            SessionSplit.heldOut(sessions, 0.1, 1))) {
      for (List<Session> part : List.of(split.training(), split.known())) {
        List<Long> times = part.stream().map(Session::startedAt).toList();
        assertEquals(times.stream().sorted().toList(), times, split.rule());
      }
    }
  }

  @Test
  void shouldNotTrainOnWhatLastedOverTheCut() {
    List<Session> sessions = new ArrayList<>(sessions("a", 10));
    Session over = new Session("b", 5, 8, List.of("x", "y"), Cohort.UNKNOWN);
    Session before = new Session("b", 2, 3, List.of("x", "y"), Cohort.UNKNOWN);
    sessions.addAll(List.of(over, before));

    SessionSplit split = SessionSplit.globalTime(sessions, 0.7);

    long moment = split.test().get(0).startedAt();
    assertEquals(6, moment);
    assertTrue(split.known().contains(before));
    assertFalse(split.known().contains(over));
    assertFalse(split.test().contains(over));
    assertTrue(split.known().stream().allMatch(session -> session.endedAt() < moment));
    assertTrue(split.rule().contains("1 sessions over the cut left out"), split.rule());
  }

  @Test
  void shouldRefuseAnEmptyPart() {
    List<Session> one = sessions("", 1);

    assertThrows(IllegalArgumentException.class, () -> SessionSplit.heldOut(one, 0.1, 1));
  }

  private static List<Long> times(List<Session> sessions, String user) {
    return sessions.stream()
        .filter(session -> session.user().equals(user))
        .map(Session::startedAt)
        .toList();
  }

  /** The newest first. */
  private static List<Session> sessions(String user, int count) {
    List<Session> sessions = new ArrayList<>();
    for (int n = count - 1; n >= 0; n--) {
      sessions.add(new Session(user, n, List.of("x" + n, "y")));
    }
    return sessions;
  }
}
