package dev.segue.features.history;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.Verdict;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What genre most of an artist's tracks have. */
final class ArtistGenres {

  private ArtistGenres() {}

  /**
   * By {@link TrackNames#key} of the artist: the most frequent raw name of the genre that most of
   * the artist's tracks with a genre have. No entry for an artist of equally many in two genres.
   */
  static Map<String, String> of(Collection<Track> tracks, GenreTaxonomy taxonomy) {
    Map<String, String> names = new HashMap<>();
    tracks.stream()
        .collect(Collectors.groupingBy(track -> TrackNames.key(track.getArtist())))
        .forEach(
            (artist, own) -> rawGenre(own, taxonomy).ifPresent(name -> names.put(artist, name)));
    return names;
  }

  private static Optional<String> rawGenre(List<Track> tracks, GenreTaxonomy taxonomy) {
    Map<Genre, Integer> votes = new EnumMap<>(Genre.class);
    Map<Genre, Map<String, Integer>> names = new EnumMap<>(Genre.class);
    for (Track track : tracks) {
      Verdict verdict = taxonomy.genreOf(track.getGenres());
      if (verdict.genre() != Genre.UNKNOWN) {
        votes.merge(verdict.genre(), 1, Integer::sum);
        Map<String, Integer> own = names.computeIfAbsent(verdict.genre(), g -> new TreeMap<>());
        verdict.matched().forEach(name -> own.merge(name, 1, Integer::sum));
      }
    }
    return most(votes).flatMap(genre -> first(names.get(genre)));
  }

  /** The key with the highest count, when no other has as high a one. */
  private static <K> Optional<K> most(Map<K, Integer> counts) {
    int highest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<K> winners = counts.keySet().stream().filter(k -> counts.get(k) == highest).toList();
    return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
  }

  /** The key with the highest count; of equal ones the first in the map's order. */
  private static Optional<String> first(Map<String, Integer> counts) {
    return counts.keySet().stream()
        .reduce((best, next) -> counts.get(next) > counts.get(best) ? next : best);
  }
}
