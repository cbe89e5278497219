package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

  private static Session session(String tracks) {
    return new Session("", 0, List.of(tracks.split(" ")));
  }
}
