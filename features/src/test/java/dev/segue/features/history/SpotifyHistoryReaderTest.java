package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotifyHistoryReaderTest {

  private static final String ACCOUNT =
      """
      [
        {"endTime": "2021-03-01 10:05", "artistName": "Björk", "trackName": "Jóga", "msPlayed": 300000},
        {"endTime": "2021-03-01 10:00", "artistName": "AC/DC", "trackName": "T.N.T.", "msPlayed": 60000},
        {"endTime": "2021-03-01 10:06", "artistName": "Björk", "trackName": "Jóga", "msPlayed": 29999},
        {"endTime": "2021-03-01 10:09", "podcastName": "Pod", "episodeName": "One", "msPlayed": 90000},
        {"endTime": "yesterday", "artistName": "A", "trackName": "B", "msPlayed": 90000},
        {"endTime": "2021-03-01 10:09", "artistName": "A", "msPlayed": 90000},
        {"endTime": "2021-03-01 10:09", "artistName": "A", "trackName": "B", "msPlayed": "x"},
        {"endTime": "2021-02-30 10:09", "artistName": "A", "trackName": "B", "msPlayed": 90000},
        7,
        {"other": 1}
      ]
      """;

  private static final String EXTENDED =
      """
      [{"ts": "2021-03-01T10:05:00Z", "ms_played": 30000,
        "master_metadata_track_name": "Jóga",
        "master_metadata_album_artist_name": "Björk",
        "master_metadata_album_album_name": "Homogenic",
        "spotify_track_uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC", "episode_name": null},
       {"ts": "2021-03-01T10:06:00Z", "ms_played": 50000,
        "master_metadata_track_name": null, "spotify_track_uri": null,
        "episode_name": "One", "spotify_episode_uri": "spotify:episode:x"},
       {"ts": "2021-03-01T10:04:00Z", "ms_played": 40000,
        "master_metadata_track_name": "Mine",
        "master_metadata_album_artist_name": "Me",
        "spotify_track_uri": "spotify:local:Me::Mine:40"},
       {"ts": "2021-03-01T10:07:00Z", "ms_played": 50000}]
      """;

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Rows read(Path... files) throws IOException {
    return Rows.of(HistoryFormat.SPOTIFY_HISTORY, HistoryOptions.DEFAULTS.withUser("me"), files);
  }

  @Test
  void shouldReadAccountDataInOrderOfStart() throws IOException {
    Rows rows = read(file("StreamingHistory0.json", ACCOUNT));

    assertThat(rows.listens())
        .extracting(Listen::getTrackId, Listen::getListenedAt, Listen::getMsPlayed)
        .containsExactly(
            tuple("name:ac dc/t n t", Instant.parse("2021-03-01T09:59:00Z"), 60000L),
            tuple("name:bjork/joga", Instant.parse("2021-03-01T10:00:00Z"), 300000L));
    assertThat(rows.tracks())
        .extracting(Track::getArtist, Track::getTitle)
        .containsExactly(tuple("Björk", "Jóga"), tuple("AC/DC", "T.N.T."));
    assertThat(rows.summary()).isEqualTo(new ReadSummary(10, 2, 1, 1, 0, 0, 6));
  }

  @Test
  void shouldReportMalformedEntriesWithLineAndReason() throws IOException {
    Rows rows = read(file("StreamingHistory0.json", ACCOUNT));

    assertThat(rows.malformed())
        .containsExactly(
            "StreamingHistory0.json:6: endTime: expected a time such as 2021-12-29 11:49, found"
                + " \"yesterday\"",
            "StreamingHistory0.json:7: trackName: expected a value, found none",
            "StreamingHistory0.json:8: msPlayed: expected a whole number, found \"x\"",
            "StreamingHistory0.json:9: endTime: expected a time such as 2021-12-29 11:49, found"
                + " \"2021-02-30 10:09\"",
            "StreamingHistory0.json:10: expected an object, found NUMBER",
            "StreamingHistory0.json:11: expected a play with endTime or ts, found neither");
  }

  @Test
  void shouldReadExtendedHistory() throws IOException {
    Rows rows = read(file("endsong_0.json", EXTENDED));

    assertThat(rows.listens())
        .extracting(Listen::getTrackId)
        .containsExactly("name:me/mine", "spotify:track:4uLU6hMCjMI75M1A2tKUQC");
    assertThat(rows.tracks().get(0).getAlbum()).isEqualTo("Homogenic");
    assertThat(rows.summary()).isEqualTo(new ReadSummary(4, 2, 0, 1, 0, 0, 1));
    assertThat(rows.malformed())
        .containsExactly(
            "endsong_0.json:13: expected spotify_track_uri or master_metadata_track_name, found"
                + " neither");
  }

  @Test
  void shouldGiveTheSameIdsAgainAndDifferentOnesToEqualPlaysOfAFile() throws IOException {
    String play =
        "{\"endTime\":\"2021-03-01 10:05\",\"artistName\":\"A\",\"trackName\":\"B\",\"msPlayed\":60000}";
    Path first = file("StreamingHistory0.json", "[" + play + "," + play + "]");
    Path second = file("StreamingHistory1.json", "[" + play + "]");

    List<String> ids = read(first, second).listens().stream().map(Listen::getId).toList();

    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    assertThat(read(first).listens()).extracting(Listen::getId).isEqualTo(ids);
    assertThat(read(second).listens()).extracting(Listen::getId).containsExactly(ids.get(0));
  }

  @Test
  void shouldReadAPlayOnceThatTwoOverlappingExportsHave() throws IOException {
    Path first = file("StreamingHistory0.json", ACCOUNT);
    Path again = file("StreamingHistory0 (1).json", ACCOUNT);

    Rows rows = read(first, again);

    assertThat(rows.listens()).isEqualTo(read(first).listens());
    assertThat(rows.summary()).isEqualTo(new ReadSummary(20, 2, 2, 2, 0, 2, 12));
  }

  @Test
  void shouldRefuseTwoFoldersOfOneNameUnlessTheUserIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("alice/MyData"));
    Files.createDirectories(folder.resolve("bob/MyData"));
    Path alice = file("alice/MyData/StreamingHistory0.json", ACCOUNT);
    Path bob = file("bob/MyData/StreamingHistory0.json", ACCOUNT);

    assertThatThrownBy(
            () -> Rows.of(HistoryFormat.SPOTIFY_HISTORY, HistoryOptions.DEFAULTS, alice, bob))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessageStartingWith(
            "user: expected one folder for each name, found "
                + alice.getParent()
                + " and "
                + bob.getParent()
                + "; rename one");
    assertThat(read(alice, bob).listens()).hasSize(2);
  }

  @Test
  void shouldNameUserAfterTheFolder() throws IOException {
    Path file = file("StreamingHistory0.json", ACCOUNT);

    Rows rows = Rows.of(HistoryFormat.SPOTIFY_HISTORY, HistoryOptions.DEFAULTS, file);

    assertThat(rows.keys()).endsWith(folder.getFileName().toString());
  }

  @Test
  void shouldKeepShortPlaysWhenAsked() throws IOException {
    Path file = file("StreamingHistory0.json", ACCOUNT);

    Rows rows =
        Rows.of(
            HistoryFormat.SPOTIFY_HISTORY,
            HistoryOptions.DEFAULTS.withMinPlayed(Duration.ZERO),
            file);

    assertThat(rows.listens()).hasSize(3);
  }

  @Test
  void shouldReadCompressedFilesWhateverTheirName() throws IOException {
    Path file = folder.resolve("endsong_1.json");
    Files.write(file, gzip(EXTENDED));

    assertThat(read(file).listens()).hasSize(2);
  }

  @Test
  void shouldGoOnWithTheNextFileAfterDamage() throws IOException {
    byte[] whole = gzip(EXTENDED.repeat(50));
    Path cut = folder.resolve("endsong_1.json.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Path broken = file("endsong_2.json", "[{\"ts\": \n oops");
    Path object = file("endsong_3.json", "{\"ts\": 1}");
    Path empty = file("endsong_4.json", "");

    Rows rows = read(cut, broken, object, empty, file("endsong_5.json", EXTENDED));

    assertThat(rows.listens()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(rows.malformed())
        .anyMatch(m -> m.matches("endsong_1.json.gz:\\d+: .* damaged or ends early"))
        .anyMatch(m -> m.startsWith("endsong_2.json:2: expected JSON"))
        .contains("endsong_3.json:1: expected an array of plays, found one object");
  }

  @Test
  void shouldSayThatFileIsMissing() {
    Path missing = folder.resolve("endsong_9.json");

    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessage(
            missing + ": expected a readable file, found none; check the path and its permissions");
  }

  private byte[] gzip(String content) throws IOException {
    Path file = Files.createTempFile(folder, "zip", "");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readAllBytes(file);
  }
}
