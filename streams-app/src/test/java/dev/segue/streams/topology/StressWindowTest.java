package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.StressWindow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StressWindowTest {

  private final TopologyFixture fixture = new TopologyFixture().withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<StressWindow> windows() {
    return fixture.stressWindows.readValuesToList();
  }

  private static List<Integer> horizons(List<StressWindow> windows) {
    return windows.stream().map(window -> window.getStress().getHorizonMinutes()).toList();
  }

  @Test
  void shouldCloseAWindowWhenTheUsersOwnEventPassesItsEndAndTheGrace() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("ann", "t1", 10, "awful");
    fixture.tweet("ann", "t2", 34.9, "calm");
    assertThat(windows()).isEmpty();

    fixture.tweet("ann", "t3", 35.1, "calm");

    StressWindow window = windows().get(0);
    assertThat(window.getSessionId()).isEqualTo("l1");
    assertThat(window.getStress().getHorizonMinutes()).isEqualTo(30);
    assertThat(window.getStress().getTweets()).isEqualTo(1);
    assertThat(window.getStress().getMeanStress()).isEqualTo(-4f);
  }

  @Test
  void shouldCloseAWindowWhenTheWatermarkOfThePartitionPassesItsEnd() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("bob", "t1", 60, "calm");

    List<StressWindow> closed = windows();
    assertThat(horizons(closed)).containsExactly(30);
    assertThat(closed).extracting(StressWindow::getUserId).containsExactly("ann");

    fixture.tweet("bob", "t2", 200, "calm");

    assertThat(horizons(windows())).containsExactly(60, 90);
  }

  @Test
  void shouldCloseAllWindowsWhenThePartitionIsSilent() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE.minusSeconds(1));
    assertThat(windows()).isEmpty();

    fixture.driver.advanceWallClockTime(java.time.Duration.ofSeconds(1));

    List<StressWindow> closed = windows();
    assertThat(horizons(closed)).containsExactly(30, 60, 90);
    assertThat(closed).allMatch(window -> window.getStress().getMeanStress() == null);
  }

  @Test
  void shouldPublishAWindowOnceWhateverClosesIt() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("bob", "t1", 200, "calm");
    fixture.tweet("ann", "t2", 300, "calm");
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);

    assertThat(horizons(windows())).containsExactly(30, 60, 90);
  }

  @Test
  void shouldNotReopenAWindowThatATimerClosed() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("bob", "t1", 60, "calm");
    fixture.tweet("ann", "t2", 20, "awful");
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);

    List<StressWindow> closed = windows();
    assertThat(horizons(closed)).containsExactly(30, 60, 90);
    assertThat(closed.stream().map(window -> window.getStress().getTweets()))
        .containsExactly(0, 1, 1);
  }

  /** The session's own writes are eight times as large, and a session has three windows. */
  @Test
  void shouldWriteOnlyTheFrontierWhenATimerClosesAWindow() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("bob", "t1", 1, "calm");
    fixture.changelogs();

    fixture.tweet("bob", "t2", 40, "calm");

    Changelogs changelogs = fixture.changelogs();
    assertThat(changelogs.writes())
        .isEqualTo(Map.of("frontiers", 1, "timers", 2, "timelines", 1, "watermarks", 1));
    assertThat(changelogs.bytes().get("frontiers") + changelogs.bytes().get("timers"))
        .isLessThan(40);
  }

  @Test
  void shouldNotCloseWindowsEarlyWhenAnEventLiesInTheFuture() {
    fixture.listen("ann", "l1", 24 * 60 - 1, Genre.POP);
    fixture.tweet("bob", "t1", 40 * 60, "calm");

    assertThat(windows()).isEmpty();
    assertThat(fixture.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldCountAWindowThatWasClosedBeforeItsSessionCame() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("bob", "t1", 200, "calm");
    windows();

    fixture.listen("ann", "l2", 150, Genre.POP);
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);

    assertThat(horizons(windows())).containsExactly(60, 90);
    assertThat(fixture.meters.counter("segue.stress.windows.missed", "horizon", "30").count())
        .isEqualTo(1);
  }

  @Test
  void shouldOpenWindowsOfALateSession() {
    fixture.listen("ann", "l1", 60, Genre.POP);
    fixture.listen("ann", "l0", 50, Genre.POP);
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);

    assertThat(windows().stream().filter(StressWindow::getLateSession))
        .extracting(StressWindow::getSessionId)
        .containsOnly("l0")
        .hasSize(3);
  }
}
