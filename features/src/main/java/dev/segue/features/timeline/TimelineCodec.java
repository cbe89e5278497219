package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a {@link Timeline}: a version byte, then its fields in order. Stateless. */
public final class TimelineCodec {

  private static final int VERSION = 1;
  private static final Cohort[] COHORT = Cohort.values();

  private TimelineCodec() {}

  /** Encodes a timeline; usually 400 to 700 bytes. */
  public static byte[] encode(Timeline timeline) {
    StateWriter out = new StateWriter().version(VERSION);
    out.number(timeline.frontier()).number(timeline.newest());
    writeIds(timeline.recentIds(), out);
    out.number(timeline.recentTweets().size());
    for (RecentTweet tweet : timeline.recentTweets()) {
      out.number(tweet.at() - timeline.frontier());
      out.number(tweet.score().stress()).number(tweet.score().relaxation());
    }
    out.number(timeline.windows().size());
    for (SessionWindows session : timeline.windows()) {
      out.text(session.sessionId()).number(session.at()).flag(session.late());
      StepCodec.writeSums(session.sums(), out);
    }
    out.number(timeline.profile().cohort().ordinal()).textOrNull(timeline.profile().timeZone());
    out.flag(timeline.open() != null);
    if (timeline.open() != null) {
      StepCodec.write(timeline.open(), out);
    }
    return out.toBytes();
  }

  /**
   * Decodes a timeline.
   *
   * @throws UnreadableStateException when the bytes are of another version or damaged
   */
  public static Timeline decode(byte[] bytes) {
    StateReader in = new StateReader("timeline", bytes, VERSION);
    long frontier = in.number();
    long newest = in.number();
    RecentIds ids = readIds(in);
    List<RecentTweet> tweets = new ArrayList<>();
    for (int left = in.smallNumber(); left > 0; left--) {
      long at = frontier + in.number();
      tweets.add(new RecentTweet(at, new StressScore(in.smallNumber(), in.smallNumber())));
    }
    List<SessionWindows> windows = new ArrayList<>();
    for (int left = in.smallNumber(); left > 0; left--) {
      windows.add(new SessionWindows(in.text(), in.number(), in.flag(), StepCodec.readSums(in)));
    }
    UserEvent.ProfileChanged profile =
        new UserEvent.ProfileChanged(in.oneOf(COHORT), in.textOrNull());
    Step open = in.flag() ? StepCodec.read(in) : null;
    return new Timeline(frontier, newest, ids, tweets, windows, open, profile);
  }

  private static void writeIds(RecentIds ids, StateWriter out) {
    out.number(ids.hashes().length);
    int previous = 0;
    for (int i = 0; i < ids.hashes().length; i++) {
      out.fixed(ids.hashes()[i]).number(ids.minutes()[i] - previous);
      previous = ids.minutes()[i];
    }
  }

  private static RecentIds readIds(StateReader in) {
    int size = in.smallNumber();
    long[] hashes = new long[size];
    int[] minutes = new int[size];
    int previous = 0;
    for (int i = 0; i < size; i++) {
      hashes[i] = in.fixed();
      previous += in.smallNumber();
      minutes[i] = previous;
    }
    return new RecentIds(hashes, minutes);
  }
}
