package dev.segue.features.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicLinksTest {

  private static final String ID = "4uLU6hMCjMI75M1A2tKUQC";
  private static final String SPOTIFY = "spotify:track:" + ID;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "http://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "HTTPS://Open.Spotify.COM/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://www.open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC/",
        "https://open.spotify.com:443/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=1a2b",
        "https://open.spotify.com/intl-pt-br/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=abc&context=spotify%3Aplaylist%3Ax",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC#0:33",
        "https://play.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
        "Spotify:Track:4uLU6hMCjMI75M1A2tKUQC",
        "(https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC)",
        "now playing https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC!!! #np",
        "この曲https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQCいい曲",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=8f… the rest",
        "[song](https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC)",
      })
  void shouldFindSpotifyTrack(String text) {
    assertThat(MusicLinks.trackIds(text, List.of())).containsExactly(SPOTIFY);
  }

  @ParameterizedTest
  @CsvSource({
    "https://music.apple.com/us/album/never-gonna/1559523357?i=1559523359, 1559523359",
    "https://music.apple.com/de/album/never-gonna/1559523357?l=en&i=1559523359&uo=4, 1559523359",
    "https://music.apple.com/de/album/x/1559523357?l=en&amp;i=1559523359, 1559523359",
    "https://music.apple.com/us/album/1559523357?i=1559523359, 1559523359",
    "https://music.apple.com/album/x/1559523357?i=1559523359, 1559523359",
    "https://music.apple.com/jp/album/アイドル/1679?i=1680., 1680",
    "https://music.apple.com/us/song/never-gonna/1559523359, 1559523359",
    "https://music.apple.com/us/song/1559523359?l=es, 1559523359",
    "https://itunes.apple.com/us/album/never-gonna/id1559523357?i=1559523359&ign-mpt=uo%3D4, 1559523359",
    "https://geo.music.apple.com/gb/album/_/15?i=16&app=music, 16",
    "MUSIC.APPLE.COM/us/album/x/15?i=16#top, 16",
  })
  void shouldFindAppleTrack(String text, String id) {
    assertThat(MusicLinks.trackIds(text, List.of())).containsExactly("apple:" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "https://soundcloud.com/artist-1/some_track, artist-1/some_track",
    "https://m.soundcloud.com/Artist-1/Some_Track?in=artist-1/sets/all, artist-1/some_track",
    "https://www.soundcloud.com/a/b?utm_source=clipboard&si=12#t=0:30, a/b",
    "soundcloud.com/a/b/, a/b",
    "https://soundcloud.com/a/b/s-Xy12Z, a/b",
    "https://soundcloud.com/a/b., a/b",
    "https://soundcloud.com/a/b🎵, a/b",
    "https://soundcloud.com/a/settle-down, a/settle-down",
  })
  void shouldFindSoundcloudTrack(String text, String id) {
    assertThat(MusicLinks.trackIds(text, List.of())).containsExactly("soundcloud:" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no link at all, spotify is great",
        "https://open.spotify.com/playlist/37i9dQZF1DXcZDD7cfEKhW",
        "https://open.spotify.com/artist/6eUKZXaKkcviH0Ku9w2n3V",
        "https://open.spotify.com/album/2oCs0DGTsRO98Gh5ZSl2Cx",
        "https://open.spotify.com/album/2oCs0DGTsRO98Gh5ZSl2Cx?highlight=spotify:track:4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/episode/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/user/spotify",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2t… ",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQCx",
        "spotify:album:4uLU6hMCjMI75M1A2tKUQC",
        "myspotify:track:4uLU6hMCjMI75M1A2tKUQC",
        "https://evilopen.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://evil.open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com.evil.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://evil.com/https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://evil.com/?u=open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://music.apple.com/us/album/never-gonna/1559523357",
        "https://music.apple.com/us/album/never-gonna/1559523357?l=en",
        "https://music.apple.com/us/album/never-gonna/1559523357?ii=12",
        "https://music.apple.com/us/album/never-gonna/1559523357?i=155…",
        "https://music.apple.com/us/playlist/x/pl.f4d106fed2bd41149aaacabb233eb5eb",
        "https://music.apple.com/us/artist/rick/669771",
        "https://music.apple.com/us/music-video/x/1559523359",
        "https://itunes.apple.com/us/app/some-app/id123?i=4",
        "https://soundcloud.com/artist",
        "https://soundcloud.com/artist/",
        "https://soundcloud.com/artist/sets/album",
        "https://soundcloud.com/artist/sets",
        "https://soundcloud.com/artist/Likes",
        "https://soundcloud.com/artist/reposts",
        "https://soundcloud.com/artist/tracks",
        "https://soundcloud.com/discover/sets",
        "https://soundcloud.com/you/history",
        "https://soundcloud.com/search/sounds?q=x",
        "https://soundcloud.com/artist/track/comments",
        "https://soundcloud.com/artist/tra…",
        "https://soundcloud.com/artist/%20track",
        "https://on.soundcloud.com/abcd/efgh",
        "https://api.soundcloud.com/tracks/123",
        "https://notsoundcloud.com/a/b",
      })
  void shouldIgnoreWhatIsNoTrack(String text) {
    assertThat(MusicLinks.trackIds(text, List.of())).isEmpty();
  }

  @Test
  void shouldKeepOrderAndDropRepeatsAcrossTextAndUrls() {
    String text =
        "b https://soundcloud.com/a/b,https://open.spotify.com/track/"
            + ID
            + " and https://t.co/abc https://soundcloud.com/A/B?x=1";
    List<String> urls =
        List.of(
            "https://open.spotify.com/track/" + ID + "?si=1",
            " https://music.apple.com/us/album/x/1?i=2 ",
            "https://example.org");

    List<String> ids = MusicLinks.trackIds(text, urls);

    assertThat(ids).containsExactly("soundcloud:a/b", SPOTIFY, "apple:2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https://open.spotify.com/",
        "https://open.spotify.com/track/",
        "www.",
        "spotify:track:",
        "https://music.apple.com/us/album/a/1?&i=",
        "soundcloud.com/a/",
        "soundcloud.com/a-",
        "i=1&",
        "a",
        ".",
      })
  void shouldTakeLinearTimeOnHostileInput(String unit) {
    String hostile = unit.repeat(100_000 / unit.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          MusicLinks.trackIds(hostile, List.of(hostile));
          MusicLinks.trackIds("https://music.apple.com/us/album/x/1?" + hostile, List.of());
          MusicLinks.trackIds("https://soundcloud.com/" + hostile, List.of());
        });
  }
}
