package dev.segue.training.popularity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What somebody likes: words of a genre, and values of numbers.
 *
 * @param words all of which a track's genres, those of its first row, must have
 * @param numbers values by name; {@link NumberRange.Kind#NAME names} must be met, amounts weigh
 */
public record Taste(List<String> words, Map<String, Float> numbers) {

  private static final int SHOWN = 12;

  /**
   * Checks itself.
   *
   * @throws IllegalArgumentException when a number is out of range, or nothing is stated
   */
  public Taste {
    words = List.copyOf(words);
    numbers = new TreeMap<>(numbers);
    if (words.isEmpty() && numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "taste: expected a genre or a number, found neither; give --genre or, for example,"
              + " --energy 0.8");
    }
    for (NumberRange range : NumberRange.ALL) {
      Float value = numbers.get(range.name());
      if (value != null) {
        range.require(value);
      }
    }
  }

  /** The words of a genre's name: {@code Dance Pop} is dance and pop. */
  public static List<String> words(String genre) {
    List<String> words = DescribedTrack.words(genre).toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "--genre: expected the name of a genre, found '" + genre + "'; name one such as pop");
    }
    return words;
  }

  /**
   * The tracks that have the genre, the key and the mode.
   *
   * @throws IllegalArgumentException when there are none
   */
  List<DescribedTrack> choose(List<DescribedTrack> tracks) {
    List<DescribedTrack> ofGenre = having(tracks, t -> t.genreTokens().containsAll(words));
    if (ofGenre.isEmpty()) {
      throw new IllegalArgumentException(
          "--genre: expected words that genres of the tracks have, such as "
              + String.join(", ", frequent(tracks))
              + ", found '"
              + String.join(" ", words)
              + "', which no track has in its first row; name another");
    }
    List<DescribedTrack> chosen = having(ofGenre, this::meetsNames);
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "--key, --mode: expected those of a track among "
              + ofGenre.size()
              + " of the genre, found none with them; state others, or leave one out");
    }
    return chosen;
  }

  /**
   * How near a track is: exp(-d/2), d the mean squared distance of the stated amounts in standard
   * deviations of the training tracks; 1 when none is stated.
   */
  double match(DescribedTrack track, List<PopularitySpec.Column> columns) {
    double squares = 0;
    int stated = 0;
    for (int n = 0; n < columns.size(); n++) {
      Float wanted = numbers.get(columns.get(n).name());
      if (wanted != null && NumberRange.ALL.get(n).kind() == NumberRange.Kind.AMOUNT) {
        double distance = (track.numbers()[n] - wanted) / columns.get(n).deviation();
        squares += distance * distance;
        stated++;
      }
    }
    return stated == 0 ? 1 : Math.exp(-squares / stated / 2);
  }

  private boolean meetsNames(DescribedTrack track) {
    for (int n = 0; n < NumberRange.ALL.size(); n++) {
      NumberRange range = NumberRange.ALL.get(n);
      Float wanted = numbers.get(range.name());
      boolean named = wanted != null && range.kind() == NumberRange.Kind.NAME;
      if (named && track.numbers()[n] != wanted) {
        return false;
      }
    }
    return true;
  }

  private static List<DescribedTrack> having(
      List<DescribedTrack> tracks, Predicate<DescribedTrack> wanted) {
    return tracks.stream().filter(wanted).toList();
  }

  /** The words that most tracks have; of equally frequent ones the first in the alphabet. */
  private static List<String> frequent(List<DescribedTrack> tracks) {
    Map<String, Integer> counts = new TreeMap<>();
    tracks.forEach(
        track -> track.genreTokens().forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }
}
