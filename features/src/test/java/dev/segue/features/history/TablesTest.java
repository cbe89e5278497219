package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

  private static final String LISTENS =
      """
      ms_played|track|listener|artist|ended_at_utc
      60000|Say "Hi"|u1|A|2021-12-29 11:50
      |Later|u2|B|2021-05-10 12:59:22+03:00
      1000|Skipped|u1|A|2021-12-29 11:51

      60000|No time|u1|A|noon
      60000|Too few|u1
      -5|Negative|u1|A|2021-12-29 11:50
      60000||u1|A|2021-12-29 11:50
      """
          .replace('|', '\t');

  private static final String TRACKS =
      """
      track_name,track_id,track_artist,track_popularity,track_album_release_date,playlist_genre,playlist_subgenre,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,duration_ms
      "Song, the ""first""
      of two",6f807x0ima9a1j3VPbc7VN,A,66,2019-06-14,pop,dance pop,0.748,0.916,6,-2.634,1,0.0583,0.102,0,0.0653,0.518,122.036,194754
      again,6f807x0ima9a1j3VPbc7VN,A,1,2018,edm,dance pop,0.748,0.916,6,-2.634,1,0.0583,0.102,0,0.0653,0.518,122.036,194754
      NA,0r7CVbZTWZgbTCYdfa2P31,NA,66,2019-06-14,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      bad id,x y,A,66,2019-06-14,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      loud,0r7CVbZTWZgbTCYdfa2P31,A,166,2019-06-14,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      old,0r7CVbZTWZgbTCYdfa2P31,A,66,long ago,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      number,0r7CVbZTWZgbTCYdfa2P31,A,66,2019,pop,pop,x,1,1,1,1,1,1,1,1,1,1,1
      "stray" quote,0r7CVbZTWZgbTCYdfa2P31,A,66,2019,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      "open,0r7CVbZTWZgbTCYdfa2P31,A,66,2019,pop,pop,1,1,1,1,1,1,1,1,1,1,1,1
      last,0r7CVbZTWZgbTCYdfa2P31,B,,NA,,NA,,1,1,1,1,1,1,1,1,1,1,
      """;

  @TempDir Path folder;

  private Rows read(HistoryFormat format, String content) throws IOException {
    return Rows.of(
        format, HistoryOptions.DEFAULTS, Files.writeString(folder.resolve("table"), content));
  }

  @Test
  void shouldReadListensWithColumnsInAnyOrder() throws IOException {
    Rows rows = read(HistoryFormat.LISTENS_TSV, "\uFEFF" + LISTENS);

    assertThat(rows.listens())
        .extracting(
            Listen::getTrackId,
            Listen::getListenedAt,
            Listen::getMsPlayed,
            Listen::getUtcOffsetMinutes)
        .containsExactly(
            tuple("name:b/later", Instant.parse("2021-05-10T09:59:22Z"), null, 180),
            tuple("name:a/say hi", Instant.parse("2021-12-29T11:49:00Z"), 60000L, null));
    assertThat(rows.summary()).isEqualTo(new ReadSummary(7, 2, 1, 0, 0, 0, 4));
    assertThat(rows.keys()).endsWith("u2", "u1");
  }

  @Test
  void shouldReportMalformedListensWithLineAndReason() throws IOException {
    assertThat(read(HistoryFormat.LISTENS_TSV, LISTENS).malformed())
        .containsExactly(
            "table:6: ended_at: expected a time such as 2021-12-29 11:49, found \"noon\"",
            "table:7: expected 5 columns, found 3",
            "table:8: ms_played: expected 0 or more, found \"-5\"",
            "table:9: track: expected a value, found none");
  }

  @Test
  void shouldSayWhichColumnsAreMissing() {
    assertThatThrownBy(() -> read(HistoryFormat.LISTENS_TSV, "artist\ttitle\n"))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessage(
            folder.resolve("table")
                + ": expected the columns listener, ended_at_utc, artist, track, ms_played; missing"
                + " listener, ended_at_utc, track, ms_played; found artist, title");
    assertThatThrownBy(() -> read(HistoryFormat.TRACKS_CSV, ""))
        .hasMessageEndingWith("missing track_id, track_name, track_artist; found no header");
  }

  @Test
  void shouldMergeTheGenresOfTracksOnSeveralRows() throws IOException {
    Rows rows = read(HistoryFormat.TRACKS_CSV, TRACKS);

    Track track = rows.tracks().get(0);

    assertThat(track.getId()).isEqualTo("spotify:track:6f807x0ima9a1j3VPbc7VN");
    assertThat(track.getTitle()).isEqualTo("Song, the \"first\"\nof two");
    assertThat(track.getGenres()).containsExactly("pop", "dance pop", "edm");
    assertThat(track.getYear()).isEqualTo(2019);
    assertThat(track.getPopularity()).isEqualTo(66f);
    assertThat(track.getDurationMs()).isEqualTo(194754L);
    assertThat(track.getAudioFeatures().getLoudness()).isEqualTo(-2.634f);
  }

  @Test
  void shouldLeaveUnknownWhatTheTableDoesNotSay() throws IOException {
    Track track = read(HistoryFormat.TRACKS_CSV, TRACKS).tracks().get(1);

    assertThat(track.getTitle()).isEqualTo("last");
    assertThat(track.getPopularity()).isNull();
    assertThat(track.getYear()).isNull();
    assertThat(track.getAudioFeatures()).isNull();
    assertThat(track.getGenres()).isEmpty();
  }

  @Test
  void shouldReportMalformedTracksWithLineAndReason() throws IOException {
    Rows rows = read(HistoryFormat.TRACKS_CSV, TRACKS);

    assertThat(rows.malformed())
        .containsExactly(
            "table:5: track_name: expected a value, found none",
            "table:6: track_id: expected a Spotify id of 22 letters and digits, or an id with its"
                + " namespace, found \"x y\"",
            "table:7: popularity: expected 0 to 100, found \"166.0\"",
            "table:8: year: expected a date that begins with four digits, found \"long ago\"",
            "table:9: danceability: expected a number, found \"x\"",
            "table:10: expected quotes around whole values, found others",
            "table:11: expected a closing quote, found none");
    assertThat(rows.summary()).isEqualTo(new ReadSummary(10, 2, 0, 0, 0, 1, 7));
  }

  @Test
  void shouldAcceptTheColumnNamesOfOtherTables() throws IOException {
    Rows rows =
        read(
            HistoryFormat.TRACKS_CSV,
            """
            artist_name,track_name,track_id,popularity,year,genre
            A,B,53QF56cjZA9RTuuMZDrSA6,68,2012,acoustic
            """);

    assertThat(rows.tracks())
        .extracting(Track::getArtist, Track::getYear, Track::getGenres)
        .containsExactly(tuple("A", 2012, List.of("acoustic")));
  }
}
