package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Any bytes at all: every row is accounted for, and a second read gives the same. */
class HistoryProperties {

  private static final List<String> PIECES =
      List.of(
          "listener\tended_at_utc\tartist\ttrack\tms_played\n",
          "track_id,track_name,track_artist\n",
          "u\t2021-12-29 11:49\tA\tB\t60000\n",
          "6f807x0ima9a1j3VPbc7VN,x,y\n",
          "{\"endTime\":\"2021-03-01 10:05\",\"artistName\":\"A\",\"trackName\":\"B\",\"msPlayed\":60000}",
          "{\"id\":\"1\",\"author_id\":\"u\",\"created_at\":\"2023-01-26T15:00:00Z\",\"text\":\"t\"}",
          "{\"data\":",
          "\"includes\":",
          "\"tweets\":",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "\"",
          "\n",
          "\t",
          "null",
          "-1",
          "1e999",
          "\u0000",
          "\u001f\u008b");

  private Path file;

  private Path write(byte[] content) throws IOException {
    if (file == null) {
      file = Files.createTempFile("history", ".json");
    }
    return Files.write(file, content);
  }

  @AfterProperty
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property(tries = 300)
  void shouldAccountForEveryRowOfAnyText(
      @ForAll HistoryFormat format, @ForAll("almostExports") String text) throws IOException {
    check(format, text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void shouldAccountForEveryRowOfAnyBytes(@ForAll HistoryFormat format, @ForAll byte[] bytes)
      throws IOException {
    check(format, bytes);
  }

  private void check(HistoryFormat format, byte[] content) throws IOException {
    Path export = write(content);
    Rows rows;
    try {
      rows = Rows.of(format, HistoryOptions.DEFAULTS, export);
    } catch (InvalidHistoryException e) {
      assertThat(e).hasMessageStartingWith(export.toString());
      return;
    }

    ReadSummary sum = rows.summary();
    assertThat(rows.malformed()).hasSize((int) sum.malformed());
    assertThat(rows.all().size() - rows.malformed().size() - playedTracks(format, rows))
        .isEqualTo((int) sum.events());
    assertThat(Rows.of(format, HistoryOptions.DEFAULTS, export)).isEqualTo(rows);
  }

  private static int playedTracks(HistoryFormat format, Rows rows) {
    return format == HistoryFormat.TRACKS_CSV ? 0 : rows.tracks().size();
  }

  @Provide
  Arbitrary<String> almostExports() {
    return Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
  }
}
