package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.features.timeline.Cohort;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestCasesTest {

  private final TrackVocabulary vocabulary =
      TrackVocabulary.of(List.of(session("a b"), session("a c")), List.of(session("c d")));

  @Test
  void shouldCountTargetsThatNoTrainingSessionHasAndThoseThatNobodyKnows() {
    TestCases test = TestCases.of(List.of(session("d a d x x b")), vocabulary);

    assertEquals(5, test.cases().size());
    assertEquals(3, test.unseen(), "d is in validation only, x nowhere, twice");
    assertEquals(2, test.unknown());
    assertEquals(List.of("d"), vocabulary.untrained());
  }

  @Test
  void shouldTakeTheLastTrackOfEverySession() {
    TestCases test =
        TestCases.of(List.of(session("a b c"), session("b a"), session("c b")), vocabulary);

    assertArrayEquals(new int[] {1, 2, 3}, test.last());
    assertEquals(
        List.of("c", "a", "b"),
        test.lastOnly().cases().stream()
            .map(asked -> vocabulary.ids().get(asked.target() - 1))
            .toList());
    assertEquals(3, test.lastOnly().blocks().count(), "a block for every session");
  }

  @Test
  void shouldJudgeEveryCohortByItsOwnUsers() {
    List<Session> sessions =
        List.of(
            new Session("u", 0, 0, List.of("a", "b", "c"), Cohort.CONTROL),
            new Session("v", 0, 0, List.of("a", "b"), Cohort.DIAGNOSED),
            new Session("u", 9, 9, List.of("b", "a"), Cohort.CONTROL));
    int[] ranks = {1, 30, 2, 1};

    Map<Cohort, NextTrackContest> cohorts =
        new NextTrackContest(
                TestCases.of(sessions, vocabulary), List.of(Ranked.ofNetwork("network", ranks)))
            .byCohort();

    assertEquals(List.of(Cohort.CONTROL, Cohort.DIAGNOSED), List.copyOf(cohorts.keySet()));
    NextTrackContest control = cohorts.get(Cohort.CONTROL);
    assertArrayEquals(new int[] {1, 30, 1}, control.entries().get(0).ranks());
    assertEquals(1, control.test().blocks().count(), "one user");
    assertArrayEquals(new int[] {2}, cohorts.get(Cohort.DIAGNOSED).entries().get(0).ranks());
  }

  @Test
  void shouldNotSpeakOfCohortsWhereNobodyHasOne() {
    TestCases test = TestCases.of(List.of(session("a b")), vocabulary);

    assertEquals(
        Map.of(),
        new NextTrackContest(test, List.of(Ranked.ofNetwork("network", new int[] {1}))).byCohort());
  }

  @Test
  void shouldShufflePrefixesAndNothingElse() {
    List<NextTrackCase> cases =
        NextTrackCase.everyPosition(List.of(IntStream.rangeClosed(1, 30).toArray()));

    List<NextTrackCase> shuffled = NextTrackCase.shuffled(cases);

    for (int n = 0; n < cases.size(); n++) {
      int[] prefix = shuffled.get(n).newest(30);
      assertEquals(cases.get(n).target(), shuffled.get(n).target());
      assertArrayEquals(cases.get(n).newest(30), IntStream.of(prefix).sorted().toArray());
      assertArrayEquals(prefix, NextTrackCase.shuffled(cases).get(n).newest(30));
    }
    assertFalse(Arrays.equals(cases.get(28).newest(30), shuffled.get(28).newest(30)));
  }

  private static Session session(String tracks) {
    return new Session("", 0, List.of(tracks.split(" ")));
  }
}
