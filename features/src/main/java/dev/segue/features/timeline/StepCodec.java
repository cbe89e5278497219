package dev.segue.features.timeline;

import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a {@link Step}: a version byte, then its fields in order. Stateless. */
public final class StepCodec {

  private static final int VERSION = 1;
  private static final Genre[] GENRE = Genre.values();
  private static final Cohort[] COHORT = Cohort.values();

  private StepCodec() {}

  /** Encodes a step; about 350 bytes. */
  public static byte[] encode(Step step) {
    StateWriter out = new StateWriter().version(VERSION);
    write(step, out);
    return out.toBytes();
  }

  /**
   * Decodes a step.
   *
   * @throws UnreadableStateException when the bytes are of another version or damaged
   */
  public static Step decode(byte[] bytes) {
    return read(new StateReader("step", bytes, VERSION));
  }

  static void write(Step step, StateWriter out) {
    out.text(step.sessionId()).number(step.number()).number(step.at());
    out.number(step.utcOffsetMinutes());
    TrackFacts track = step.track();
    out.text(track.trackId()).number(track.genre().ordinal());
    out.textOrNull(track.artist()).textOrNull(track.album());
    out.float32(track.popularity()).fixed(track.profileDigest());
    out.number(step.gapMillis()).number(step.cohort().ordinal());
    writeTastes(step.tastes(), out);
    Streaks streaks = step.streaks();
    out.number(streaks.track()).number(streaks.artist());
    out.number(streaks.album()).number(streaks.genre());
    writeSums(step.stress(), out);
  }

  static Step read(StateReader in) {
    return new Step(
        in.text(),
        in.number(),
        in.number(),
        in.smallNumber(),
        new TrackFacts(
            in.text(), in.oneOf(GENRE), in.textOrNull(), in.textOrNull(), in.float32(), in.fixed()),
        in.number(),
        in.oneOf(COHORT),
        readTastes(in),
        new Streaks(in.smallNumber(), in.smallNumber(), in.smallNumber(), in.smallNumber()),
        readSums(in));
  }

  private static void writeTastes(Tastes tastes, StateWriter out) {
    out.number(tastes.at()).number(tastes.last().ordinal());
    for (float value : tastes.decayed()) {
      out.float32(value);
    }
    for (int count : tastes.counts()) {
      out.number(count);
    }
    for (int count : tastes.transitions()) {
      out.number(count);
    }
  }

  private static Tastes readTastes(StateReader in) {
    long at = in.number();
    Genre last = in.oneOf(GENRE);
    float[] decayed = new float[Tastes.HALF_LIVES * Tastes.GENRES];
    for (int i = 0; i < decayed.length; i++) {
      decayed[i] = in.float32();
    }
    int[] counts = new int[Tastes.GENRES];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.smallNumber();
    }
    int[] transitions = new int[Tastes.GENRES * Tastes.GENRES];
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.smallNumber();
    }
    return new Tastes(at, last, decayed, counts, transitions);
  }

  static void writeSums(List<StressSum> sums, StateWriter out) {
    for (StressSum sum : sums) {
      out.number(sum.tweets()).number(sum.stress()).number(sum.relaxation());
    }
  }

  static List<StressSum> readSums(StateReader in) {
    List<StressSum> sums = new ArrayList<>(Horizon.ALL.size());
    for (int i = 0; i < Horizon.ALL.size(); i++) {
      sums.add(new StressSum(in.smallNumber(), in.smallNumber(), in.smallNumber()));
    }
    return sums;
  }
}
