package dev.segue.training.popularity;

import dev.segue.training.data.SplitUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A track suggested for a taste.
 *
 * @param track what to listen to
 * @param popularity forecast, 0 to 100
 * @param probability of being popular
 * @param match how near the taste it is, 0 to 1
 */
public record Suggestion(
    DescribedTrack track, double popularity, double probability, double match) {

  private static final Comparator<Suggestion> BEST_FIRST =
      Comparator.comparingDouble(Suggestion::score)
          .reversed()
          .thenComparing(suggestion -> suggestion.track().id());

  /** What suggestions are ranked by: match times forecast popularity, 0 to 100. */
  public double score() {
    return match * popularity;
  }

  /**
   * The best suggestions, the first of equals by id. A title of an artist is suggested once, even
   * if it has several ids.
   *
   * @param count at most so many
   * @throws IllegalArgumentException when no track has the genre, the key and the mode
   */
  public static List<Suggestion> best(
      PopularityModel model, List<DescribedTrack> tracks, Taste taste, int count) {
    List<DescribedTrack> chosen = taste.choose(tracks);
    PopularityModel.Forecasts forecasts = model.forecast(chosen);
    Set<String> songs = new HashSet<>();
    return IntStream.range(0, chosen.size())
        .mapToObj(
            n ->
                new Suggestion(
                    chosen.get(n),
                    forecasts.popularity()[n],
                    forecasts.probability()[n],
                    taste.match(chosen.get(n), model.spec().numbers())))
        .sorted(BEST_FIRST)
        .filter(suggestion -> songs.add(SplitUnit.TRACK.of(suggestion.track())))
        .limit(count)
        .toList();
  }
}
