package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The tracks of every world: made from one fixed seed, so that worlds with different users share
 * their tracks and a model trained in one knows the tracks of another. Immutable.
 *
 * <p>Some tracks are tagged with nothing, and some are in no table at all. Users choose them
 * whatever their type, mood or habits, so that nothing can be learned from such a session but that
 * it happened.
 */
final class Catalogue {

  private static final long SEED = 0x5E60EL;
  private static final int TRACKS_PER_ARTIST = 8;
  private static final int UNTAGGED_ARTISTS = 5;

  private final List<CatalogueTrack> tracks = new ArrayList<>();
  private final Map<Genre, List<List<CatalogueTrack>>> artists = new EnumMap<>(Genre.class);

  Catalogue() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, GenreSketch> sketches = WorldResources.sketches();
    for (Genre genre : Genre.values()) {
      artists.put(genre, new ArrayList<>());
      if (genre != Genre.UNKNOWN) {
        addGenre(genre, new TrackWriter(genre.name(), sketches, random.split()));
      }
    }
    TrackWriter writer = new TrackWriter(Genre.POP.name(), sketches, random.split());
    for (int artist = 0; artist < UNTAGGED_ARTISTS; artist++) {
      String name = "Unlisted " + (char) ('A' + artist);
      addArtist(Genre.UNKNOWN, writer.tracks(name, TRACKS_PER_ARTIST, false), artist > 0);
    }
  }

  /** All tracks that the stream is told of. */
  List<Track> known() {
    return tracks.stream().filter(CatalogueTrack::isKnown).map(CatalogueTrack::track).toList();
  }

  CatalogueTrack track(int index) {
    return tracks.get(index);
  }

  /** The tracks of each artist of a genre; UNKNOWN gives those that nobody has tagged. */
  List<List<CatalogueTrack>> artists(Genre genre) {
    return artists.get(genre);
  }

  private void addGenre(Genre genre, TrackWriter writer) {
    for (String first : writer.sketch().artists().get(0)) {
      for (String second : writer.sketch().artists().get(1)) {
        addArtist(genre, writer.tracks(first + " " + second, TRACKS_PER_ARTIST, true), true);
      }
    }
  }

  private void addArtist(Genre genre, List<Track> written, boolean known) {
    List<CatalogueTrack> made = new ArrayList<>();
    for (Track track : written) {
      made.add(new CatalogueTrack(tracks.size() + made.size(), genre, track, known));
    }
    tracks.addAll(made);
    artists.get(genre).add(List.copyOf(made));
  }
}
