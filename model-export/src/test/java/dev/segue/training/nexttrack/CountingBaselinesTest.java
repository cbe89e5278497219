package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingBaselinesTest {

  /** Numbers of tracks by falling popularity: 1 has five plays, 6 has one. */
  private static final List<int[]> KNOWN =
      List.of(
          new int[] {1, 2, 3},
          new int[] {1, 2, 4},
          new int[] {1, 3},
          new int[] {2, 1, 5},
          new int[] {1, 6});

  @Test
  void shouldRankEqualScoresByPopularity() {
    assertArrayEquals(new int[] {1, 3, 6}, ranks("popularity", at(4, 1), at(4, 3), at(4, 6)));
  }

  @Test
  void shouldNeverRankWhatTrainingHasNotSeen() {
    assertEquals(Ranking.NEVER, ranks("popularity", at(1, 0))[0]);
  }

  @Test
  void shouldCountOnlyTheTrackRightAfter() {
    int[] session = {2, 1, 3};

    int[] ranks = ranks("Markov, first order", new NextTrackCase(session, 2), at(1, 2));

    assertArrayEquals(new int[] {2, 1}, ranks);
  }

  @Test
  void shouldFindTracksThatShareSessionsWithTheNewest() {
    assertArrayEquals(new int[] {1, 2}, ranks("item-kNN", at(6, 1), at(3, 2)));
  }

  @Test
  void shouldPreferNeighboursThatShareMoreAndTracksNearTheMatch() {
    NextTrackCase far = new NextTrackCase(new int[] {2, 3, 5}, 2);
    NextTrackCase near = new NextTrackCase(new int[] {2, 3, 4}, 2);

    int[] ranks = ranks("V-SkNN", far, near, at(5, 1), at(5, 2));

    assertArrayEquals(new int[] {4, 3, 1, 2}, ranks);
  }

  @Test
  void shouldCompareTheNewestSessionsFirst() {
    List<int[]> known = new ArrayList<>(List.of(new int[] {1, 2}));
    known.addAll(Collections.nCopies(SessionNeighbours.CANDIDATES - 1, new int[] {1, 3}));
    known.add(new int[] {1, 4});

    float[] scores = new float[5];
    new SessionNeighbours(new SessionIndex(known, 5)).score(at(1, 2), scores);

    assertEquals(0, scores[2], "the oldest session is one too many");
    assertTrue(scores[4] > 0);
  }

  @Test
  void shouldKnowNothingAfterAnUnknownTrack() {
    for (String name : List.of("item-kNN", "Markov, first order", "V-SkNN")) {
      assertEquals(4, ranks(name, at(0, 4))[0], name);
    }
  }

  private static NextTrackCase at(int newest, int target) {
    return new NextTrackCase(new int[] {newest, target}, 1);
  }

  private static int[] ranks(String name, NextTrackCase... cases) {
    return CountingBaselines.of(KNOWN, 7).stream()
        .filter(baseline -> baseline.name().equals(name))
        .findFirst()
        .orElseThrow()
        .ranks(List.of(cases));
  }
}
