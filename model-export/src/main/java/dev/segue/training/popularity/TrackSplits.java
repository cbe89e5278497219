package dev.segue.training.popularity;

import dev.segue.training.data.SeenTracks;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tracks cut into training, validation and test.
 *
 * @param unit what is never on two sides
 * @param parts the tracks of each split; none is empty
 */
public record TrackSplits(SplitUnit unit, Map<Split, List<RatedTrack>> parts) {

  /**
   * Cuts tracks; the same tracks and seed give the same parts.
   *
   * @throws IllegalArgumentException when a split would be empty
   */
  public static TrackSplits of(List<RatedTrack> tracks, SplitUnit unit, long seed) {
    return new TrackSplits(unit, unit.cut(tracks, seed));
  }

  /** The tracks of a split. */
  public List<RatedTrack> part(Split split) {
    return parts.get(split);
  }

  /** What a test has to leave out. */
  SeenTracks seen() {
    return SeenTracks.of(unit, parts);
  }

  /** The median popularity of the training tracks; the lower one of two. */
  public float medianPopularity() {
    List<Float> sorted =
        part(Split.TRAINING).stream().map(RatedTrack::popularity).sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** All of it as text, a line per track: equal splits, equal lines. */
  public List<String> lines() {
    return Stream.of(Split.values())
        .flatMap(split -> part(split).stream().map(rated -> split + " " + line(rated)))
        .toList();
  }

  private static String line(RatedTrack rated) {
    DescribedTrack track = rated.track();
    return String.join(
        "\t",
        track.id(),
        track.artist(),
        track.title(),
        "" + track.genreTokens(),
        Arrays.toString(track.numbers()),
        "" + rated.popularity());
  }
}
