package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One question: which track follows the first {@code length} of a session.
 *
 * @param session track numbers of the whole session; not copied, shared with its other questions
 * @param length of the prefix that may be looked at, at least 1
 */
public record NextTrackCase(int[] session, int length) {

  static final long SHUFFLE_SEED = 1;

  public NextTrackCase {
    if (length < 1 || length >= session.length) {
      throw new IllegalArgumentException(
          "case: expected a prefix of 1 to " + (session.length - 1) + " tracks, found " + length);
    }
  }

  /** The track that followed; {@link TrackVocabulary#UNKNOWN} when training has not seen it. */
  public int target() {
    return session[length];
  }

  /**
   * The newest tracks of the prefix, oldest first.
   *
   * @param most how many at most
   */
  public int[] newest(int most) {
    return Arrays.copyOfRange(session, Math.max(0, length - most), length);
  }

  /** The questions at every position of every session. */
  public static List<NextTrackCase> everyPosition(List<int[]> sessions) {
    List<NextTrackCase> cases = new ArrayList<>();
    for (int[] session : sessions) {
      for (int length = 1; length < session.length; length++) {
        cases.add(new NextTrackCase(session, length));
      }
    }
    return cases;
  }

  /** One question a session: its last track. */
  public static List<NextTrackCase> lastOnly(List<int[]> sessions) {
    return sessions.stream()
        .map(session -> new NextTrackCase(session, session.length - 1))
        .toList();
  }

  /**
   * The same question with its prefix in random order: what a forecaster still knows then, it knows
   * without the order.
   */
  NextTrackCase shuffled(SplittableRandom random) {
    int[] mixed = Arrays.copyOf(session, length + 1);
    for (int n = length - 1; n > 0; n--) {
      int other = random.nextInt(n + 1);
      int track = mixed[n];
      mixed[n] = mixed[other];
      mixed[other] = track;
    }
    return new NextTrackCase(mixed, length);
  }

  /** All of them with their prefixes in random order, the same one every time. */
  static List<NextTrackCase> shuffled(List<NextTrackCase> cases) {
    SplittableRandom random = new SplittableRandom(SHUFFLE_SEED);
    return cases.stream().map(asked -> asked.shuffled(random)).toList();
  }

  /** The same session object at the same position. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NextTrackCase that && session == that.session && length == that.length;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(session) + length;
  }
}
