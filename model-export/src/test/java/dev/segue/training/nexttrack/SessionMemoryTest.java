package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {

  private static final float EXACT = 1e-6f;

  @Test
  void shouldVoteForTracksAroundTheExpectedPlace() {
    SessionMemory memory = SessionMemory.of(List.of(new int[] {1, 2, 3, 4}, new int[] {4, 5}), 6);

    float[] votes = votes(memory, 2, 5);

    double all = 1 + 1 / 2.0 + 1 / 3.0;
    assertArrayEquals(
        new float[] {0, (float) (1 / 3.0 / all), 0, (float) (1 / all), (float) (0.5 / all), 0},
        votes,
        EXACT);
  }

  @Test
  void shouldLayOlderTracksOverThePrefixToo() {
    SessionMemory memory = SessionMemory.of(List.of(new int[] {1, 2, 3}, new int[] {1, 4, 5}), 6);

    float[] votes = votes(memory, 1, 4, 3);

    double newest = 1 + 1 / 3.0;
    double each = 0.75 / Math.sqrt(2) * (1 + 0.5);
    double all = newest + 2 * each;
    assertEquals((1 + each / 1.5) / all, votes[5], EXACT);
    assertEquals(each / 1.5 / all, votes[3], EXACT);
  }

  @Test
  void shouldNotCrossTheEndsOfSessions() {
    SessionMemory memory = SessionMemory.of(List.of(new int[] {1, 2}, new int[] {3, 4}), 5);

    assertArrayEquals(new float[] {0, 1, 0, 0, 0}, votes(memory, 2, 3), EXACT);
  }

  @Test
  void shouldKeepTheLastPlacesOfATrack() {
    List<int[]> sessions = new ArrayList<>(List.of(new int[] {1, 2}));
    for (int n = 0; n < SessionMemory.PLACES; n++) {
      sessions.add(new int[] {1, 3});
    }

    float[] votes = votes(SessionMemory.of(sessions, 4), 1, 2);

    assertArrayEquals(new float[] {0, 0, 0, 1}, votes, EXACT);
  }

  @Test
  void shouldSayNothingAfterUnknownTracks() {
    SessionMemory memory = SessionMemory.of(List.of(new int[] {1, 0, 2}), 3);

    assertArrayEquals(new float[3], votes(memory, 0, 1), EXACT);
  }

  private static float[] votes(SessionMemory memory, int... session) {
    float[] votes = new float[memory.vocabulary()];
    memory.vote(new NextTrackCase(session, session.length - 1), votes);
    return votes;
  }
}
