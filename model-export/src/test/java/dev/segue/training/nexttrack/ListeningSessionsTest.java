package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.features.history.HistoryFormat;
import dev.segue.features.timeline.Cohort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningSessionsTest {

  private static final SessionRules RULES = new SessionRules(Duration.ofHours(2), 2);

  @TempDir private Path folder;

  @Test
  void shouldCutWhereSilenceIsLongerThanTheGap() throws IOException {
    Path file =
        listens("09:00 one", "09:05 two", "11:04 three", "13:08 four", "13:10 five", "16:00 six");

    ListeningSessions cut = read(file, RULES);

    List<List<String>> tracks = cut.sessions().stream().map(Session::tracks).toList();
    assertEquals(
        List.of(
            List.of("name:a/one", "name:a/two", "name:a/three"),
            List.of("name:a/four", "name:a/five")),
        tracks);
    assertEquals("u", cut.sessions().get(0).user());
    assertTrue(cut.sessions().get(0).startedAt() < cut.sessions().get(1).startedAt());
    assertEquals(1, cut.leftOut());
  }

  @Test
  void shouldCutEventsByTheirTimeWithTheCohortsThatUsersConsentTo() throws IOException {
    Path events =
        new ListenedEvents()
            .profile("u", "depression", true)
            .profile("v", "control", false)
            .listen("u", "1", 0, "t:a")
            .listen("v", "1", 0, "t:a")
            .listen("u", "3", 20, "t:c")
            .listen("u", "2", 10, "t:b")
            .listen("u", "2", 10, "t:b")
            .listen("v", "2", 5, "t:b")
            .profile("u", "control", true)
            .tweet("u", "4", 200, "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC")
            .listen("u", "5", 210, "t:a")
            .track("t:a", "la la")
            .write(folder);

    ListeningSessions cut = ListeningSessions.ofEvents(events, RULES);

    assertEquals(
        List.of(
            List.of("t:a", "t:b", "t:c"),
            List.of("spotify:track:4uLU6hMCjMI75M1A2tKUQC", "t:a"),
            List.of("t:a", "t:b")),
        cut.sessions().stream().map(Session::tracks).toList());
    assertEquals(
        List.of(Cohort.DIAGNOSED, Cohort.CONTROL, Cohort.UNKNOWN),
        cut.sessions().stream().map(Session::cohort).toList());
    assertEquals("la la", cut.tracks().get("t:a").getLyrics());
  }

  @Test
  void shouldRefuseHistoriesWithoutALongSession() throws IOException {
    Path file = listens("09:00 one", "09:05 two");

    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> read(file, SessionRules.PUBLISHED));

    assertTrue(refused.getMessage().contains("--min-tracks"), refused.getMessage());
  }

  private static ListeningSessions read(Path file, SessionRules rules) throws IOException {
    return ListeningSessions.read(file.toString(), HistoryFormat.LISTENS_TSV, rules);
  }

  /** Plays of three minutes that ended at a time. */
  private Path listens(String... plays) throws IOException {
    StringBuilder text = new StringBuilder("listener\tended_at_utc\tartist\ttrack\tms_played\n");
    for (String play : plays) {
      text.append("u\t2020-01-01 " + play.replace(" ", "\tA\t") + "\t180000\n");
    }
    return Files.writeString(folder.resolve("listens.tsv"), text);
  }
}
