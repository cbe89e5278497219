package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.quickstart.cli.SegueQuickstart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue demo --replay}: exports instead of the world. */
class ReplayDemoIT {

  private static final int PLAYS = 24;
  private static final String TRACKS =
      """
      track_id,track_name,track_artist,playlist_genre
      6f807x0ima9a1j3VPbc7VN,Loud,Ann,rock
      0r7CVbZTWZgbTCYdfa2P31,Soft,Ben,pop
      """;

  @TempDir private Path directory;

  @Test
  @Timeout(180)
  void shouldPredictFromTheListensOfAnExport() throws IOException {
    Path report = directory.resolve("r.json");
    List<String> arguments =
        List.of(
            "demo",
            "--headless",
            "--replay",
            "--format",
            "listens-tsv",
            "--input",
            plays().toString(),
            "--tracks",
            Files.writeString(directory.resolve("tracks.csv"), TRACKS).toString(),
            "--bundle",
            "none",
            "--report",
            report.toString());

    try (JavaProcess demo = JavaProcess.start(SegueQuickstart.class, arguments)) {
      List<String> output = demo.rest();

      assertThat(demo.exitCode()).as(String.join("\n", output)).isZero();
    }
    JsonNode found = new ObjectMapper().readTree(report.toFile());
    assertThat(found.get("read").intValue()).isEqualTo(PLAYS);
    assertThat(found.at("/predictions/listen").intValue()).isEqualTo(PLAYS);
    assertThat(found.get("outcomes").intValue()).isEqualTo(PLAYS - 1);
    assertThat(found.at("/accounting/sessions/violations").intValue()).isZero();
  }

  private Path plays() throws IOException {
    StringBuilder table = new StringBuilder("listener\tended_at_utc\tartist\ttrack\tms_played\n");
    for (int hour = 0; hour < PLAYS; hour++) {
      String track = hour % 3 == 0 ? "Ben\tSoft" : "Ann\tLoud";
      table.append("u\t2021-12-29 %02d:49\t%s\t60000\n".formatted(hour, track));
    }
    return Files.writeString(directory.resolve("listens.tsv"), table);
  }
}
