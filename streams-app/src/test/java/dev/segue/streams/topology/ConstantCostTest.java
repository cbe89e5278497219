package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TimelineCodec;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event costs the same whatever the length of its user's history. */
class ConstantCostTest {

  private static final List<Genre> GENRES = List.of(Genre.POP, Genre.JAZZ, Genre.ROCK, Genre.JAZZ);
  private static final int GAP_MINUTES = 180;
  private static final int LONG = 10_000;

  /** Ten thousand sessions three hours apart end before the wall clock of the fixture. */
  private static final double BEGIN = -(LONG + 2.0) * GAP_MINUTES;

  /** Step numbers and counts are stored as varints: at most one byte each for 10,000 sessions. */
  private static final int VARINTS = 48;

  /** What the last listen, and the tweet after it, wrote. */
  private record Cost(Changelogs listen, Changelogs tweet) {}

  private static double minute(int session) {
    return BEGIN + session * (double) GAP_MINUTES;
  }

  private static String id(int session) {
    return "l%09d".formatted(session);
  }

  private static Genre genre(int session) {
    return GENRES.get(session % GENRES.size());
  }

  /** The timeline of a user after so many sessions, folded without a stream. */
  private static Timeline folded(int sessions) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    for (int i = 0; i < sessions; i++) {
      TrackFacts track =
          new TrackFacts(TopologyFixture.trackId(genre(i)), genre(i), "Artist", null, Float.NaN, 0);
      long at = TopologyFixture.minute(minute(i)).toEpochMilli();
      timeline = fold.fold(timeline, new UserEvent.Session(id(i), at, track, null)).timeline();
    }
    return timeline;
  }

  private static Cost cost(int history) {
    try (TopologyFixture fixture = Bundles.fixture().withCatalogue()) {
      int known = history - 8;
      fixture
          .driver
          .<String, byte[]>getKeyValueStore("timelines")
          .put("ann", TimelineCodec.encode(folded(known)));
      for (int i = known; i < history; i++) {
        fixture.listen("ann", id(i), minute(i), genre(i));
        fixture.tweet("ann", "t" + id(i), minute(i) + 10, "calm");
      }
      fixture.changelogs();
      fixture.listen("ann", id(history), minute(history), genre(history));
      Changelogs listen = fixture.changelogs();
      fixture.tweet("ann", "t" + id(history), minute(history) + 10, "calm");
      return new Cost(listen, fixture.changelogs());
    }
  }

  @Test
  void shouldWriteAsOftenAndAsMuchAfter10SessionsAsAfter10000() {
    Cost early = cost(10);
    Cost late = cost(LONG);

    assertThat(late.listen().writes()).isEqualTo(early.listen().writes());
    assertThat(late.tweet().writes()).isEqualTo(early.tweet().writes());
    assertSameBytes(late.listen().bytes(), early.listen().bytes());
    assertSameBytes(late.tweet().bytes(), early.tweet().bytes());
  }

  private static void assertSameBytes(Map<String, Integer> late, Map<String, Integer> early) {
    assertThat(late.keySet()).isEqualTo(early.keySet());
    late.forEach(
        (store, bytes) ->
            assertThat(bytes - early.get(store)).as(store).isBetween(-VARINTS, VARINTS));
  }

  @Test
  void shouldStayWithinTheBudgetOfChangelogBytes() {
    Cost cost = cost(LONG);
    int small = 4 * (2 * 2 * 8 + 2 + 8);
    int full = 4 * (2 * 2 * 128 + 2 + 128);

    assertThat(cost.listen().totalBytes() - small + full).isLessThanOrEqualTo(4_096);
    assertThat(cost.tweet().totalBytes()).isLessThanOrEqualTo(1_024);
  }
}
