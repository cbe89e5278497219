package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.schemas.Track;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private static Track.Builder track(String id, String artist, String title) {
    return Track.newBuilder().setId(id).setArtist(artist).setTitle(title);
  }

  private static Track played(String artist, String title) {
    return track(TrackNames.id(artist, title), artist, title).build();
  }

  private final Catalogue catalogue =
      Catalogue.of(
          List.of(
              track("spotify:track:1", "Beyoncé", "Halo").setPopularity(5f).build(),
              track("spotify:track:2", "Beyoncé", "Halo").setPopularity(70f).build(),
              track("spotify:track:3", "Beyoncé", "Crazy In Love (feat. JAY-Z)")
                  .setGenres(List.of("r&b"))
                  .build(),
              track("spotify:track:4", "Beyoncé", "Drunk")
                  .setGenres(List.of("r&b", "soul"))
                  .build(),
              track("spotify:track:5", "Beyoncé", "Single").setGenres(List.of("pop")).build(),
              track("spotify:track:6", "Both", "One").setGenres(List.of("pop")).build(),
              track("spotify:track:7", "Both", "Two").setGenres(List.of("rock")).build()));

  @ParameterizedTest
  @CsvSource({
    "Beyoncé, Halo, name:beyonce/halo",
    "  BEYONCE , halo!, name:beyonce/halo",
    "AC/DC, T.N.T., name:ac dc/t n t",
    "Ed Sheeran, ÷, name:ed sheeran/uf7",
    "米津玄師, がらくた, name:米津玄師/がらくた",
    "/, //, name:u2f/u2fu2f",
  })
  void shouldNormaliseNames(String artist, String title, String id) {
    assertThat(TrackNames.id(artist, title)).isEqualTo(id);
  }

  @Test
  void shouldFindTheMostPopularTrackOfName() {
    assertThat(catalogue.byName("beyonce", "HALO")).map(Track::getId).contains("spotify:track:2");
  }

  @Test
  void shouldFindTrackInAnotherVersion() {
    assertThat(catalogue.byName("Beyoncé", "Crazy In Love")).isPresent();
    assertThat(catalogue.byName("Beyoncé", "Halo - Remastered 2011")).isPresent();
    assertThat(catalogue.byName("Beyoncé", "Halo - Love Song")).isEmpty();
  }

  @Test
  void shouldEnrichUnderThePlayedId() {
    Track played = played("BEYONCE", "Crazy in Love");

    Track known = catalogue.enrich(played);

    assertThat(known.getId()).isEqualTo("name:beyonce/crazy in love");
    assertThat(known.getGenres()).containsExactly("r&b");
    assertThat(catalogue.enrich(track("spotify:track:5", "?", "?").build()).getArtist())
        .isEqualTo("Beyoncé");
  }

  @Test
  void shouldGuessByArtistOnlyWhenAsked() {
    Track played = played("Beyoncé", "New Song");

    assertThat(catalogue.enrich(played)).isEqualTo(played);

    Catalogue guessing = catalogue.withArtistGenres(GenreTaxonomy.ofDefaults());

    assertThat(guessing.enrich(played).getGenres()).containsExactly("r&b");
    assertThat(guessing.enrich(played).getTitle()).isEqualTo("New Song");
    assertThat(guessing.enrich(played("Both", "Three")).getGenres()).isEmpty();
    assertThat(guessing.enrich(played("Nobody", "Three")).getGenres()).isEmpty();
  }
}
