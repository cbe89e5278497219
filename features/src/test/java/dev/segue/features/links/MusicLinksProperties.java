package dev.segue.features.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MusicLinksProperties {

  private static final List<String> PIECES =
      List.of(
          "https://",
          "open.spotify.com/",
          "intl-de/",
          "track/",
          "spotify:track:",
          "4uLU6hMCjMI75M1A2tKUQC",
          "music.apple.com/",
          "us/album/x/",
          "song/",
          "15595",
          "?i=",
          "&amp;",
          "soundcloud.com/",
          "a/",
          "b",
          "sets/",
          " ",
          "…",
          ".",
          "#",
          "é",
          "🎵");

  @Property
  void shouldNeverThrowOnAnyText(@ForAll String text, @ForAll List<String> urls) {
    assertThat(MusicLinks.trackIds(text, urls)).doesNotHaveDuplicates();
  }

  @Property
  void shouldFindTheSameTracksInTheLinksOfWhatItFound(@ForAll("almostLinks") String text) {
    List<String> ids = MusicLinks.trackIds(text, List.of());

    List<String> again =
        MusicLinks.trackIds("", ids.stream().map(MusicLinksProperties::link).toList());

    assertThat(again).isEqualTo(ids);
  }

  @Property
  void shouldNotDependOnWhetherLinkStandsInTextOrUrls(@ForAll("almostLinks") String text) {
    assertThat(MusicLinks.trackIds("", List.of(text)))
        .isEqualTo(MusicLinks.trackIds(text, List.of()));
  }

  @Provide
  Arbitrary<String> almostLinks() {
    return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  private static String link(String id) {
    String name = id.substring(id.lastIndexOf(':') + 1);
    return switch (id.substring(0, id.indexOf(':'))) {
      case "spotify" -> "https://open.spotify.com/track/" + name;
      case "apple" -> "https://music.apple.com/us/song/" + name;
      default -> "https://soundcloud.com/" + name;
    };
  }
}
