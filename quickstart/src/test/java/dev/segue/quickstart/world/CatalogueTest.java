package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.links.MusicLinks;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final Catalogue catalogue = new Catalogue();

  @Test
  void shouldGetTheGenreThatUsersChooseByFromTheTaxonomy() {
    GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

    for (CatalogueTrack track : all()) {
      assertThat(TrackProfiles.of(track.track(), taxonomy).getGenre())
          .as(track.track().toString())
          .isEqualTo(track.genre());
    }
  }

  @Test
  void shouldGiveEveryTrackAnIdOfItsOwn() {
    assertThat(catalogue.known()).extracting(Track::getId).doesNotHaveDuplicates();
  }

  @Test
  void shouldShareLinksThatResolveToTheTrack() {
    for (CatalogueTrack track : all()) {
      assertThat(MusicLinks.trackIds("on repeat", List.of(track.url())))
          .containsExactly(track.track().getId());
    }
  }

  @Test
  void shouldTellNobodyOfSomeTracks() {
    List<CatalogueTrack> untagged =
        catalogue.artists(Genre.UNKNOWN).stream().flatMap(List::stream).toList();

    assertThat(untagged).extracting(CatalogueTrack::isKnown).contains(true, false);
  }

  private List<CatalogueTrack> all() {
    return List.of(Genre.values()).stream()
        .flatMap(genre -> catalogue.artists(genre).stream())
        .flatMap(List::stream)
        .toList();
  }
}
