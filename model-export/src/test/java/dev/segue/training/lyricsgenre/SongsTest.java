package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.history.EventFiles;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongsTest {

  @TempDir private Path folder;

  @Test
  void shouldCleanTheSongsOfATable() throws IOException {
    Songs songs = table("jazz\tThe blue moon, the moon\nsamba\tAzul!\n");

    assertThat(songs.songs())
        .containsExactly(
            new Song("jazz", "The blue moon, the moon", List.of("blue", "moon", "moon")),
            new Song("samba", "Azul!", List.of("azul")));
    assertThat(songs.genres()).containsExactly("jazz", "samba");
    assertThat(songs.labels()).containsExactly(0, 1);
    assertThat(songs.notes()).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatWouldFlatterAndSaySo() throws IOException {
    Songs songs =
        table(
            "a\tblue moon\na\tBlue, moon!\na\tred sun\nb\tred sun\na\tthe the\nb\tgrey sea\n\tx\n");

    assertThat(songs.songs())
        .extracting(Song::words)
        .containsExactly(List.of("blue", "moon"), List.of("grey", "sea"));
    assertThat(songs.notes())
        .containsExactly(
            "skipped 1 malformed lines, the first: line 7: expected a label and a text, found a blank one",
            "songs left out, without a word after cleaning: 1",
            "songs left out, with the words of another: 2",
            "songs left out, whose copies have other genres: 1");
  }

  @Test
  void shouldDrawAsManyOfEveryGenreAndTakeSmallOnesWhole() throws IOException {
    Songs songs = table(songs("jazz", 30) + songs("rock", 12) + songs("samba", 10));

    Songs balanced = songs.balanced(new Songs.Balance(11, 0), 1);

    assertThat(balanced.songs()).hasSize(11 + 11 + 10);
    assertThat(balanced.notes())
        .containsExactly("genres of fewer than 11 songs, taken whole: samba 10");
    assertThat(songs.balanced(new Songs.Balance(11, 0), 1)).isEqualTo(balanced);
    assertThat(songs.balanced(new Songs.Balance(11, 0), 2)).isNotEqualTo(balanced);
  }

  @Test
  void shouldKeepTheLargestGenres() throws IOException {
    Songs songs = table(songs("jazz", 12) + songs("ska", 3) + songs("rock", 11));

    Songs balanced = songs.balanced(new Songs.Balance(10, 2), 1);

    assertThat(balanced.genres()).containsExactly("jazz", "rock");
    assertThat(balanced.notes()).containsExactly("2 of 3 genres are used, the largest");
  }

  @Test
  void shouldRefuseAGenreOfTooFewSongs() throws IOException {
    Songs songs = table(songs("jazz", 12) + songs("ska", 3));

    assertThatThrownBy(() -> songs.balanced(new Songs.Balance(10, 0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lyrics: expected at least 10 songs of every genre, found 3 of ska; add songs, or keep"
                + " the largest genres with --genres N");
  }

  @Test
  void shouldRefuseOneGenre() throws IOException {
    Songs songs = table(songs("jazz", 12));

    assertThatThrownBy(() -> songs.balanced(new Songs.Balance(10, 0), 1))
        .hasMessage("lyrics: expected songs of at least two genres, found only jazz");
  }

  @Test
  void shouldTakeTheGenreOfATrackFromItsRawGenres() throws IOException {
    try (EventFiles.Writer out =
        new EventFiles.Writer(folder.resolve("tracks.avro"), Track.getClassSchema())) {
      out.add(track("a", List.of("bebop"), "blue moon"));
      out.add(track("b", List.of("bebop"), null));
      out.add(track("c", List.of(), "red sun"));
    }

    Songs songs = SongSource.ofEvents(folder).read();

    assertThat(songs.songs())
        .containsExactly(new Song("JAZZ", "blue moon", List.of("blue", "moon")));
  }

  private static EventFiles.Keyed<Track> track(String id, List<String> genres, String lyrics) {
    Track track =
        Track.newBuilder()
            .setId("name:" + id)
            .setTitle(id)
            .setArtist(id)
            .setGenres(genres)
            .setLyrics(lyrics)
            .build();
    return new EventFiles.Keyed<>(track.getId(), 0, track);
  }

  private static String songs(String genre, int count) {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < count; n++) {
      lines.append(genre).append('\t').append(genre).append(" song ").append(n).append('\n');
    }
    return lines.toString();
  }

  private Songs table(String lines) throws IOException {
    return SongSource.ofTable(Files.writeString(folder.resolve("lyrics.tsv"), lines)).read();
  }
}
