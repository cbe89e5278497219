package dev.segue.training.popularity;

import dev.segue.features.encoding.AcousticNumbers;
import dev.segue.schemas.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A track whose popularity is known.
 *
 * @param id track id
 * @param artist name of the main artist
 * @param genreTokens the words of its genre names in lower case, each once, in order; at least one
 * @param numbers values in the order of {@link #NUMBERS}; not copied
 * @param popularity 0 to 100
 */
public record RatedTrack(
    String id, String artist, List<String> genreTokens, float[] numbers, float popularity) {

  /** Names of the numbers: the acoustic ones, the length and the year of release. */
  public static final List<String> NUMBERS =
      Stream.concat(AcousticNumbers.NAMES.stream(), Stream.of("duration_ms", "year")).toList();

  public RatedTrack {
    genreTokens = List.copyOf(genreTokens);
  }

  /** Whether a catalogue knows all that is needed of a track. */
  static boolean isRated(Track track) {
    return track.getPopularity() != null
        && track.getAudioFeatures() != null
        && track.getDurationMs() != null
        && track.getYear() != null
        && !tokens(track).isEmpty();
  }

  /** A track of which {@link #isRated} holds. */
  static RatedTrack of(Track track) {
    return new RatedTrack(
        track.getId(), track.getArtist(), tokens(track), numbers(track), track.getPopularity());
  }

  private static float[] numbers(Track track) {
    float[] acoustic = AcousticNumbers.of(track.getAudioFeatures());
    float[] numbers = Arrays.copyOf(acoustic, NUMBERS.size());
    numbers[acoustic.length] = track.getDurationMs();
    numbers[acoustic.length + 1] = track.getYear();
    return numbers;
  }

  /** Words of letters, digits and {@code &}: {@code r&b} is one. */
  private static List<String> tokens(Track track) {
    return track.getGenres().stream()
        .flatMap(genre -> Arrays.stream(genre.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}&]+")))
        .filter(token -> !token.isEmpty())
        .distinct()
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RatedTrack that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
