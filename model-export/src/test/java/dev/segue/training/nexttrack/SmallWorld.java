package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sessions in which one track follows another by a rule that is mostly kept. */
final class SmallWorld {

  static final int TRACKS = 40;
  private static final double KEPT = 0.85;

  private SmallWorld() {}

  /** Sessions of 3 to 8 tracks: after track n mostly comes n + 7. */
  static List<Session> sessions(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Session> sessions = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int track = random.nextInt(TRACKS);
      List<String> tracks = new ArrayList<>();
      for (int n = random.nextInt(3, 9); n > 0; n--) {
        tracks.add("t" + track);
        track = random.nextDouble() < KEPT ? (track + 7) % TRACKS : random.nextInt(TRACKS);
      }
      sessions.add(new Session("", 0, tracks));
    }
    return sessions;
  }

  static NextTrackData data() {
    return NextTrackData.of(SessionSplit.heldOut(sessions(400, 1), 0.2, 1));
  }
}
