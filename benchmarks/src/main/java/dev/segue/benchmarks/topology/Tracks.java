package dev.segue.benchmarks.topology;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.List;
import java.util.stream.IntStream;

/** The catalogue of a load run: the genres take turns, an artist has ten tracks. */
final class Tracks {

  private static final List<String> GENRES =
      List.of("pop", "rock", "hip hop", "edm", "jazz", "folk");

  private Tracks() {}

  static String id(int track) {
    return "spotify:track:%022d".formatted(track);
  }

  static List<TrackProfile> profiles(int count) {
    GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
    return IntStream.range(0, count).mapToObj(n -> TrackProfiles.of(track(n), taxonomy)).toList();
  }

  private static Track track(int n) {
    return Track.newBuilder()
        .setId(id(n))
        .setTitle("Song number " + n)
        .setArtist("artist " + n / 10)
        .setAlbum("Album " + n / 10)
        .setGenres(List.of(GENRES.get(n % GENRES.size())))
        .setPopularity((float) (n % 100))
        .build();
  }
}
