package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private static final Mix MIX = new Mix(5, 20, 2);

  @Test
  void shouldGiveTheSameEventsInWhateverPortions() {
    List<Happening> atOnce = new Timetable(MIX).next(300);

    Timetable timetable = new Timetable(MIX);
    List<Happening> inPortions = new ArrayList<>(timetable.next(100));
    inPortions.addAll(timetable.next(200));

    assertThat(inPortions).isEqualTo(atOnce);
  }

  @Test
  void shouldHoldTwoTweetsToAListen() {
    List<Happening> events = new Timetable(MIX).next(3_000);

    assertThat(events.stream().filter(Happening::isTweet).count()).isBetween(1_950L, 2_050L);
  }
}
