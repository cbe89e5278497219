package dev.segue.benchmarks.topology;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The events of all users in the order of their times, without end. The same seed gives the same
 * events, whoever asks for them and in whatever portions.
 */
final class Timetable {

  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final int FAVOURITES = 40;
  private static final String[] TEXTS = {
    "another long day at the office, the deadline is killing me and nobody answers the phone",
    "walked the dog along the river, calm evening, feeling good about tomorrow",
    "can't sleep again!!! so worried about the exam, my head is spinning",
    "coffee, sun, and a free morning. life is quiet and lovely :)",
    "stuck in traffic for an hour, really annoyed now",
    "the meeting went better than expected, relieved and a bit tired"
  };

  private enum Kind {
    LISTEN,
    TWEET_SOON,
    TWEET_LATER
  }

  private record Due(long at, int user, Kind kind) {}

  private final Mix mix;
  private final Random random = new Random(20_250_101);
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::user));
  private long number;

  Timetable(Mix mix) {
    this.mix = mix;
    for (int user = 0; user < mix.users(); user++) {
      due.add(new Due(START + within(Duration.ZERO, Duration.ofHours(8)), user, Kind.LISTEN));
    }
  }

  /** The next so many events. */
  List<Happening> next(int count) {
    List<Happening> events = new ArrayList<>(count);
    while (events.size() < count) {
      events.add(happen(due.remove()));
    }
    return events;
  }

  /** The next so many listens; the tweets between them are left out. */
  List<Happening> nextListens(int count) {
    List<Happening> listens = new ArrayList<>(count);
    while (listens.size() < count) {
      Happening event = happen(due.remove());
      if (!event.isTweet()) {
        listens.add(event);
      }
    }
    return listens;
  }

  private Happening happen(Due now) {
    if (now.kind() == Kind.LISTEN) {
      later(now, Kind.TWEET_SOON, Duration.ofMinutes(1), Duration.ofMinutes(85));
      later(now, Kind.TWEET_LATER, Duration.ofMinutes(95), Duration.ofHours(4));
      later(now, Kind.LISTEN, Duration.ofHours(5), Duration.ofHours(11));
    }
    Instant at = Instant.ofEpochMilli(now.at());
    String user = "user-%06d".formatted(now.user());
    return new Happening(user, now.kind() == Kind.LISTEN ? listen(now.user(), at) : tweet(at));
  }

  private Listen listen(int user, Instant at) {
    int track = Math.floorMod(user * 31 + random.nextInt(FAVOURITES), mix.tracks());
    return Listen.newBuilder()
        .setId("listen-" + number++)
        .setTrackId(Tracks.id(track))
        .setListenedAt(at)
        .setUtcOffsetMinutes(60)
        .build();
  }

  private Tweet tweet(Instant at) {
    return Tweet.newBuilder()
        .setId("tweet-" + number++)
        .setCreatedAt(at)
        .setText(TEXTS[random.nextInt(TEXTS.length)])
        .setLanguage("en")
        .build();
  }

  private void later(Due now, Kind kind, Duration least, Duration most) {
    due.add(new Due(now.at() + within(least, most), now.user(), kind));
  }

  private long within(Duration least, Duration most) {
    return least.toMillis() + (long) (random.nextDouble() * most.minus(least).toMillis());
  }
}
