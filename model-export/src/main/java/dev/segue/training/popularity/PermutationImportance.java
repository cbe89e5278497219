package dev.segue.training.popularity;

import dev.segue.training.metrics.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How much worse forecasts become when one part of the tracks is dealt out among them anew (Breiman
 * 2001), which breaks what the part says and keeps its distribution.
 *
 * @param tracks number of tracks
 * @param error mean absolute error as it is, points of popularity
 * @param rises [{@link TrackParts#NAMES}] rise of the error over the repetitions
 */
public record PermutationImportance(int tracks, double error, List<Spread> rises) {

  private static final int REPETITIONS = 5;

  public PermutationImportance {
    rises = List.copyOf(rises);
  }

  /**
   * Measures every part.
   *
   * @param rated tracks that the forecast was not fitted to; at least two
   * @param seed of the permutations
   */
  public static PermutationImportance of(
      TrackForecast forecasts, List<RatedTrack> rated, long seed) {
    Random random = new Random(seed);
    List<DescribedTrack> tracks = rated.stream().map(RatedTrack::track).toList();
    double error = error(forecasts, tracks, rated);
    List<Spread> rises = new ArrayList<>();
    for (int part = 0; part < TrackParts.NAMES.size(); part++) {
      double[] runs = new double[REPETITIONS];
      for (int run = 0; run < runs.length; run++) {
        runs[run] = error(forecasts, dealt(tracks, part, random), rated) - error;
      }
      rises.add(Spread.of(runs));
    }
    return new PermutationImportance(tracks.size(), error, rises);
  }

  private static List<DescribedTrack> dealt(List<DescribedTrack> tracks, int part, Random random) {
    List<DescribedTrack> others = new ArrayList<>(tracks);
    Collections.shuffle(others, random);
    return IntStream.range(0, tracks.size())
        .mapToObj(n -> TrackParts.with(tracks.get(n), part, others.get(n)))
        .toList();
  }

  private static double error(
      TrackForecast forecasts, List<DescribedTrack> tracks, List<RatedTrack> truths) {
    double[] popularity = forecasts.of(tracks);
    return IntStream.range(0, popularity.length)
        .mapToDouble(n -> Math.abs(popularity[n] - truths.get(n).popularity()))
        .average()
        .orElseThrow();
  }
}
