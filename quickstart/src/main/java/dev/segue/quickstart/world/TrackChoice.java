package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Chooses tracks of a given genre: often by one of the user's favourite artists, else by anybody.
 * Favourites do not depend on the user's type, so that beyond its genre a track tells nothing of
 * type and mood.
 */
final class TrackChoice {

  private static final int FAVOURITES = 3;
  private static final double BY_FAVOURITE = 0.6;

  private final Catalogue catalogue;
  private final SplittableRandom random;
  private final Map<Genre, List<List<CatalogueTrack>>> favourites = new EnumMap<>(Genre.class);

  TrackChoice(Catalogue catalogue, SplittableRandom random) {
    this.catalogue = catalogue;
    this.random = random;
    for (Genre genre : Genre.values()) {
      List<List<CatalogueTrack>> drawn = new ArrayList<>();
      for (int i = 0; i < FAVOURITES; i++) {
        drawn.add(popular(catalogue.artists(genre)));
      }
      favourites.put(genre, drawn);
    }
  }

  CatalogueTrack next(Genre genre) {
    List<List<CatalogueTrack>> mine = favourites.get(genre);
    List<CatalogueTrack> artist =
        random.nextDouble() < BY_FAVOURITE
            ? mine.get(random.nextInt(mine.size()))
            : popular(catalogue.artists(genre));
    return artist.get(Math.min(random.nextInt(artist.size()), random.nextInt(artist.size())));
  }

  /** An artist, the more popular of two. */
  private List<CatalogueTrack> popular(List<List<CatalogueTrack>> artists) {
    List<CatalogueTrack> one = artists.get(random.nextInt(artists.size()));
    List<CatalogueTrack> other = artists.get(random.nextInt(artists.size()));
    return popularity(one) >= popularity(other) ? one : other;
  }

  private static float popularity(List<CatalogueTrack> artist) {
    return artist.get(0).track().getArtistPopularity();
  }
}
