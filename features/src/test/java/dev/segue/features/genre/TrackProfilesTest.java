package dev.segue.features.genre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenreSource;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackProfilesTest {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

  private static Track.Builder track() {
    return Track.newBuilder().setId("spotify:track:1").setTitle("Títle").setArtist("Artist");
  }

  @Test
  void shouldPreferGenresToTags() {
    Track track =
        track()
            .setGenres(List.of("bebop"))
            .setTags(List.of("pop", "rock"))
            .setPopularity(7f)
            .build();

    TrackProfile profile = TrackProfiles.of(track, taxonomy);

    assertThat(profile.getGenre()).isEqualTo(Genre.JAZZ);
    assertThat(profile.getGenreSource()).isEqualTo(GenreSource.TAXONOMY);
    assertThat(profile.getPopularity()).isEqualTo(7f);
    assertThat(profile.getTrackId()).isEqualTo("spotify:track:1");
  }

  @Test
  void shouldUseTagsWhenNoGenreIsKnown() {
    Track track = track().setGenres(List.of("xyzzy")).setTags(List.of("techno")).build();

    assertThat(TrackProfiles.of(track, taxonomy).getGenre()).isEqualTo(Genre.ELECTRONIC);
  }

  @Test
  void shouldLeaveAmbiguousGenresUnknown() {
    Track track = track().setGenres(List.of("pop", "rock")).setTags(List.of("rock")).build();

    TrackProfile profile = TrackProfiles.of(track, taxonomy);

    assertThat(profile.getGenre()).isEqualTo(Genre.UNKNOWN);
    assertThat(profile.getGenreSource()).isEqualTo(GenreSource.NONE);
  }

  @Test
  void shouldRepeatTheSpecifiedDigest() {
    TrackProfile profile =
        TrackProfiles.of(track().setGenres(List.of("pop")).setPopularity(50f).build(), taxonomy);

    assertThat(profile.getDigest()).isEqualTo(8306113118917479267L);
  }

  @Test
  void shouldChangeTheDigestWithAnyField() {
    TrackProfile profile = TrackProfiles.of(track().setGenres(List.of("pop")).build(), taxonomy);

    List<TrackProfile> changed =
        List.of(
            TrackProfile.newBuilder(profile).setTrackId("x").build(),
            TrackProfile.newBuilder(profile).setTitle("x").build(),
            TrackProfile.newBuilder(profile).setArtist("x").build(),
            TrackProfile.newBuilder(profile).setAlbum("").build(),
            TrackProfile.newBuilder(profile).setGenre(Genre.ROCK).build(),
            TrackProfile.newBuilder(profile).setGenreSource(GenreSource.FUSION).build(),
            TrackProfile.newBuilder(profile).setPopularity(0f).build(),
            TrackProfile.newBuilder(profile).setTextEmbedding(List.of(0f)).build(),
            TrackProfile.newBuilder(profile).setGenreClusters(List.of(0f)).build(),
            TrackProfile.newBuilder(profile).setAcousticLatent(List.of(0f)).build(),
            profile);

    assertThat(changed.stream().map(TrackProfiles::digest)).doesNotHaveDuplicates();
  }
}
