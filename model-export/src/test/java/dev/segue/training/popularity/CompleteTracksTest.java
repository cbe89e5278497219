package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteTracksTest {

  @TempDir private Path directory;

  @Test
  void shouldReadEveryTrackOnceWithTheGenresOfItsFirstRow() throws IOException {
    Path table =
        TrackTables.write(
            file(),
            List.of(
                TrackTables.row(1, "a", 66, true, "0.9"),
                TrackTables.row(1, "a", 66, false, "0.9"),
                TrackTables.row(2, "b", 10, false, "0.2")));

    CompleteTracks<RatedTrack> read = CompleteTracks.rated(table.toString());

    assertThat(read.tracks()).hasSize(2);
    assertThat(read.leftOut()).isZero();
    RatedTrack first = read.tracks().get(0);
    assertThat(first.track().genreTokens()).containsExactly("pop", "dance");
    assertThat(first.popularity()).isEqualTo(66);
    assertThat(first.track().numbers())
        .containsExactly(0.7f, 0.9f, 1, -5.5f, 1, 0.05f, 0.1f, 0, 0.06f, 0.5f, 122, 194_754, 2019);
  }

  @Test
  void shouldLeaveOutAndCountWhatIsMissing() throws IOException {
    Path table =
        TrackTables.write(
            file(),
            List.of(
                TrackTables.row(1, "a", 66, true, "0.9"),
                TrackTables.row(2, "NA", 66, true, "0.9"),
                TrackTables.row(3, "a", 66, true, "NA")));

    CompleteTracks<RatedTrack> read = CompleteTracks.rated(table.toString());

    assertThat(read.tracks()).hasSize(1);
    assertThat(read.leftOut()).isEqualTo(2);
  }

  @Test
  void shouldDescribeTracksOfUnknownPopularityToo() throws IOException {
    String header = TrackTables.HEADER.replace("track_popularity", "comment");
    Path table = Files.write(file(), List.of(header, TrackTables.row(1, "a", 66, true, "0.9")));

    CompleteTracks<DescribedTrack> read = CompleteTracks.described(table.toString());

    assertThat(read.tracks()).hasSize(1);
    assertThat(read.tracks().get(0).title()).isEqualTo("title 1");
    assertThatThrownBy(() -> CompleteTracks.rated(table.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing track_popularity");
  }

  @Test
  void shouldRefuseNaN() throws IOException {
    Path table =
        TrackTables.write(
            file(),
            List.of(
                TrackTables.row(1, "a", 66, true, "0.9"),
                TrackTables.row(2, "a", 66, true, "NaN")));

    assertThatThrownBy(() -> CompleteTracks.rated(table.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(table + ":3: energy: expected a finite number, found \"NaN\"");
  }

  @Test
  void shouldNameTheColumnThatIsMissing() throws IOException {
    String header = TrackTables.HEADER.replace("valence", "mood");
    Path table = Files.write(file(), List.of(header, TrackTables.row(1, "a", 66, true, "0.9")));

    assertThatThrownBy(() -> CompleteTracks.rated(table.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing valence; found");
  }

  @Test
  void shouldRefuseATableWithoutACompleteTrack() throws IOException {
    Path table = TrackTables.write(file(), List.of(TrackTables.row(1, "a", 66, true, "")));

    assertThatThrownBy(() -> CompleteTracks.rated(table.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found none among 1");
  }

  private Path file() {
    return directory.resolve("tracks.csv");
  }
}
