package dev.segue.training.popularity;

import dev.segue.training.sequence.Split;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Forecasters judged on the test tracks of one split.
 *
 * @param unit how the tracks were split
 * @param threshold tracks above it are popular
 * @param entries figures per forecaster, in the order of entry
 */
public record PopularityContest(TrackSplits.Unit unit, double threshold, List<Entry> entries) {

  public PopularityContest {
    entries = List.copyOf(entries);
  }

  /** The figures of a forecaster. */
  public record Entry(String name, PopularityScores scores) {}

  /**
   * What a contest depends on besides its tracks.
   *
   * @param seed of the split and of the trees
   * @param threads of a computation
   * @param threshold tracks above it are popular; empty for the training median
   */
  public record Run(long seed, int threads, OptionalDouble threshold) {
    public Run {
      if (threads < 1) {
        throw new IllegalArgumentException("--threads: expected 1 or more, found " + threads);
      }
    }
  }

  /**
   * Fits the baselines to the training tracks and judges them on the test tracks.
   *
   * @throws IllegalArgumentException when a split is empty or holds only popular or only other
   *     tracks
   */
  public static PopularityContest ofBaselines(RatedTracks tracks, TrackSplits.Unit unit, Run run) {
    TrackSplits splits = TrackSplits.of(tracks.tracks(), unit, run.seed());
    double threshold = run.threshold().orElse(splits.medianPopularity());
    for (Split split : Split.values()) {
      requireBothKinds(splits, split, threshold);
    }
    List<RatedTrack> test = splits.part(Split.TEST);
    List<Entry> entries =
        new PopularityBaselines(splits, threshold)
            .fit(run).stream()
                .map(f -> new Entry(f.name(), PopularityScores.of(f, test, threshold)))
                .toList();
    return new PopularityContest(unit, threshold, entries);
  }

  private static void requireBothKinds(TrackSplits splits, Split split, double threshold) {
    List<RatedTrack> tracks = splits.part(split);
    long popular = tracks.stream().filter(track -> track.popularity() > threshold).count();
    if (popular == 0 || popular == tracks.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "tracks: expected popular (above %.1f) and other ones for %s, found %d and %d;"
                  + " choose another --threshold or give more tracks",
              threshold,
              split.name().toLowerCase(Locale.ROOT),
              popular,
              tracks.size() - popular));
    }
  }
}
