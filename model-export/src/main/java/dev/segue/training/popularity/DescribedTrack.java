package dev.segue.training.popularity;

import dev.segue.features.encoding.AcousticNumbers;
import dev.segue.schemas.Track;
import dev.segue.training.data.NamedTrack;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a track before anybody has heard it. Equal by id.
 *
 * @param id track id
 * @param title for people
 * @param artist name of the main artist
 * @param genreTokens the words of its genre names in lower case, each once, in order; at least one.
 *     Of a track on several rows of a table, those of the first row: it has a row for every
 *     playlist that carries it, so that the number of all its words would tell how popular it is
 * @param numbers values in the order of {@link #NUMBERS}; not copied
 */
public record DescribedTrack(
    String id, String title, String artist, List<String> genreTokens, float[] numbers)
    implements NamedTrack {

  /** Names of the numbers: the acoustic ones, the length and the year of release. */
  public static final List<String> NUMBERS =
      Stream.concat(AcousticNumbers.NAMES.stream(), Stream.of("duration_ms", "year")).toList();

  public DescribedTrack {
    genreTokens = List.copyOf(genreTokens);
  }

  /** A track of a catalogue; empty when something of it is not known. */
  static Optional<DescribedTrack> of(Track track) {
    List<String> tokens = track.getGenres().stream().flatMap(DescribedTrack::words).toList();
    boolean known =
        track.getAudioFeatures() != null
            && track.getDurationMs() != null
            && track.getYear() != null
            && !tokens.isEmpty();
    return known
        ? Optional.of(
            new DescribedTrack(
                track.getId(),
                track.getTitle(),
                track.getArtist(),
                tokens.stream().distinct().toList(),
                numbers(track)))
        : Optional.empty();
  }

  /** Words of letters, digits and {@code &} in lower case: {@code r&b} is one. */
  static Stream<String> words(String genre) {
    return Arrays.stream(genre.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}&]+"))
        .filter(token -> !token.isEmpty());
  }

  /** The same track, had it other words. */
  DescribedTrack withGenreTokens(List<String> others) {
    return new DescribedTrack(id, title, artist, others, numbers);
  }

  /** The same track, had it other numbers. */
  DescribedTrack withNumbers(float[] others) {
    return new DescribedTrack(id, title, artist, genreTokens, others);
  }

  private static float[] numbers(Track track) {
    float[] acoustic = AcousticNumbers.of(track.getAudioFeatures());
    float[] numbers = Arrays.copyOf(acoustic, NUMBERS.size());
    numbers[acoustic.length] = track.getDurationMs();
    numbers[acoustic.length + 1] = track.getYear();
    return numbers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DescribedTrack that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
