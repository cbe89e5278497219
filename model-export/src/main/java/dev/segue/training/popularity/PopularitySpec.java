package dev.segue.training.popularity;

import dev.segue.training.data.SplitUnit;
import java.util.Arrays;
import java.util.List;

/**
 * What the manifest of a popularity bundle says of its model.
 *
 * @param numbers what is read of a track, in order
 * @param genreWords most words that are read of a track
 * @param vocabulary number of words with an embedding
 * @param threshold tracks above this popularity are popular
 * @param split what was never on two sides of the split: track or artist
 * @param seen lines of the file of what training and validation have seen
 */
public record PopularitySpec(
    List<Column> numbers,
    int genreWords,
    int vocabulary,
    double threshold,
    String split,
    int seen) {

  /** Kind of a model that forecasts the popularity of a track. */
  public static final String KIND = "popularity";

  /**
   * A number of a track.
   *
   * @param name as in track tables
   * @param mean of the training tracks
   * @param deviation their standard deviation
   */
  public record Column(String name, double mean, double deviation) {
    public Column {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException(
            name + ".deviation: expected a number above 0, found " + deviation);
      }
    }
  }

  public PopularitySpec {
    numbers = List.copyOf(numbers);
    List<String> names = numbers.stream().map(Column::name).toList();
    require(names.equals(DescribedTrack.NUMBERS), "numbers", DescribedTrack.NUMBERS, names);
    require(genreWords == GenreWords.LENGTH, "genreWords", GenreWords.LENGTH, genreWords);
    splitUnit(split);
    require(threshold >= 0 && threshold < 100, "threshold", "0 to below 100", threshold);
  }

  /** What was never on two sides of the split. */
  public SplitUnit splitUnit() {
    return splitUnit(split);
  }

  private static SplitUnit splitUnit(String key) {
    return Arrays.stream(SplitUnit.values())
        .filter(unit -> unit.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("split: expected track or artist, found " + key));
  }

  private static void require(boolean valid, String where, Object expected, Object found) {
    if (!valid) {
      throw new IllegalArgumentException(where + ": expected " + expected + ", found " + found);
    }
  }
}
