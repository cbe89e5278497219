package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.StressWindow;
import java.util.List;
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
  void shouldNotCloseWindowsEarlyWhenAnEventLiesInTheFuture() {
    fixture.listen("ann", "l1", 24 * 60 - 1, Genre.POP);
    fixture.tweet("bob", "t1", 40 * 60, "calm");

    assertThat(windows()).isEmpty();
    assertThat(fixture.deadLetters.isEmpty()).isTrue();
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
