package dev.segue.training.popularity;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What is to be learned: tracks in splits, and which of them are popular.
 *
 * @param splits the tracks; every split holds popular and other ones
 * @param threshold tracks above it are popular
 */
public record PopularityTask(TrackSplits splits, double threshold) {

  public PopularityTask {
    for (Split split : Split.values()) {
      requireBothKinds(splits.part(split), split, threshold);
    }
  }

  /**
   * Splits tracks.
   *
   * @param seed of the split
   * @param threshold tracks above it are popular; empty for the median of the training tracks
   * @throws IllegalArgumentException when a split is empty or holds only popular or only other
   *     tracks
   */
  public static PopularityTask of(
      CompleteTracks<RatedTrack> tracks, SplitUnit unit, long seed, OptionalDouble threshold) {
    TrackSplits splits = TrackSplits.of(tracks.tracks(), unit, seed);
    return new PopularityTask(splits, threshold.orElse(splits.medianPopularity()));
  }

  private static void requireBothKinds(List<RatedTrack> tracks, Split split, double threshold) {
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
