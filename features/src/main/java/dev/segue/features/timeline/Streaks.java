package dev.segue.features.timeline;

import dev.segue.schemas.Genre;

/**
 * How many sessions in a row, up to and with the newest, shared the same track, artist, album and
 * genre; at least 1. What is not known never continues a streak.
 */
public record Streaks(int track, int artist, int album, int genre) {

  public static final Streaks NONE = new Streaks(1, 1, 1, 1);

  static Streaks after(Step previous, TrackFacts next) {
    TrackFacts before = previous.track();
    Streaks streaks = previous.streaks();
    return new Streaks(
        next(before.trackId(), next.trackId(), streaks.track),
        next(before.artist(), next.artist(), streaks.artist),
        next(before.album(), next.album(), streaks.album),
        before.genre() != Genre.UNKNOWN && before.genre() == next.genre() ? streaks.genre + 1 : 1);
  }

  private static int next(String before, String now, int streak) {
    return before != null && before.equals(now) ? streak + 1 : 1;
  }
}
