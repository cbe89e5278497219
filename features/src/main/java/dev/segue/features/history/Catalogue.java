package dev.segue.features.history;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Tracks by id and by name, so that plays which only name artist and title find what a track table
 * knows. Immutable and thread-safe after construction.
 *
 * <p>By name: the track of the same {@link TrackNames#id}; else one whose title is the same without
 * guests and version ({@code Song (feat. X)}, {@code Song - Remastered 2011}). Of several tracks
 * with one name the most popular is taken, of equally popular ones that with the smallest id.
 */
public final class Catalogue {

  private static final BinaryOperator<Track> BEST =
      BinaryOperator.minBy(
          Comparator.comparing((Track track) -> -popularity(track)).thenComparing(Track::getId));

  private final Map<String, Track> byId = new HashMap<>();
  private final Map<String, Track> byName = new HashMap<>();
  private final Map<String, Track> byTitleWithoutVersion = new HashMap<>();
  private final Map<String, String> rawGenreOfArtist;

  private Catalogue(Collection<Track> tracks, Map<String, String> rawGenreOfArtist) {
    this.rawGenreOfArtist = rawGenreOfArtist;
    for (Track track : tracks) {
      byId.put(track.getId(), track);
      byName.merge(TrackNames.id(track.getArtist(), track.getTitle()), track, BEST);
      byTitleWithoutVersion.merge(withoutVersion(track.getArtist(), track.getTitle()), track, BEST);
    }
  }

  /** A catalogue of these tracks; of two with one id the later counts. */
  public static Catalogue of(Collection<Track> tracks) {
    return new Catalogue(tracks, Map.of());
  }

  /**
   * Reads track tables (see {@link HistoryFormat#TRACKS_CSV}).
   *
   * @param malformed takes the rows that cannot be used
   * @throws InvalidHistoryException when a file is missing or is no track table
   */
  public static Catalogue read(List<Path> files, Consumer<HistoryRow.Malformed> malformed)
      throws IOException {
    List<Track> tracks = new ArrayList<>();
    HistoryFormat.TRACKS_CSV
        .reader(HistoryOptions.DEFAULTS)
        .read(
            files,
            row -> {
              if (row instanceof HistoryRow.Malformed problem) {
                malformed.accept(problem);
              } else if (row instanceof HistoryRow.Read read && read.event() instanceof Track t) {
                tracks.add(t);
              }
            });
    return of(tracks);
  }

  /**
   * The same catalogue, which also guesses: a track that it does not have gets the genre that most
   * of the artist's tracks here have, when one has more than any other. A genre per artist reaches
   * about four times as many plays as a genre per track, and is wrong for artists of many genres.
   */
  public Catalogue withArtistGenres(GenreTaxonomy taxonomy) {
    return new Catalogue(byId.values(), ArtistGenres.of(byId.values(), taxonomy));
  }

  /** How many tracks it has. */
  public int size() {
    return byId.size();
  }

  /** The track of that id. */
  public Optional<Track> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The track of that name. */
  public Optional<Track> byName(String artist, String title) {
    return Optional.ofNullable(byName.get(TrackNames.id(artist, title)))
        .or(() -> Optional.ofNullable(byTitleWithoutVersion.get(withoutVersion(artist, title))));
  }

  /**
   * What is known about a played track, under the played track's id: the catalogue's track of that
   * id, else of that name, else the played track with the artist's genre when the catalogue
   * guesses, else the played track as it is.
   */
  public Track enrich(Track played) {
    return byId(played.getId())
        .or(
            () ->
                byName(played.getArtist(), played.getTitle()).map(known -> renamed(known, played)))
        .orElseGet(() -> guessed(played));
  }

  private static Track renamed(Track known, Track played) {
    return Track.newBuilder(known).setId(played.getId()).build();
  }

  private Track guessed(Track played) {
    String genre = rawGenreOfArtist.get(TrackNames.key(played.getArtist()));
    return genre == null || !played.getGenres().isEmpty()
        ? played
        : Track.newBuilder(played).setGenres(List.of(genre)).build();
  }

  private static String withoutVersion(String artist, String title) {
    return TrackNames.id(artist, TrackNames.withoutVersion(title));
  }

  private static float popularity(Track track) {
    return track.getPopularity() == null ? -1 : track.getPopularity();
  }
}
