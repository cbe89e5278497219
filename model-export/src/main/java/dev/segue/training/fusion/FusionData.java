package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.SeenTracks;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tracks in training, validation and test, their classes and rows. Classes, features, scaling and
 * components are fitted to the training tracks alone. Immutable.
 */
public final class FusionData {

  /** Fewest training tracks of a class. */
  static final int FEWEST = 10;

  private final SplitUnit unit;
  private final Map<Split, List<TaggedTrack>> parts;
  private final TagClusters clusters;
  private final FusionFeatures features;
  private final FusionInput input;
  private final Map<Split, LogisticRegression.Rows> rows = new EnumMap<>(Split.class);

  private FusionData(
      SplitUnit unit,
      Map<Split, List<TaggedTrack>> parts,
      TagClusters clusters,
      FusionFeatures features) {
    this.unit = unit;
    this.parts = parts;
    this.clusters = clusters;
    this.features = features;
    for (Split split : Split.values()) {
      List<TaggedTrack> own = parts.get(split);
      int[] labels = own.stream().mapToInt(track -> clusters.of(track.tags())).toArray();
      rows.put(split, new LogisticRegression.Rows(features.rows(tracks(own)), labels));
    }
    this.input = FusionInput.fit(rows.get(Split.TRAINING).features());
  }

  /**
   * Splits tracks and fits what is fitted.
   *
   * @throws IllegalArgumentException when a split is empty, a class has fewer than {@value #FEWEST}
   *     training tracks, or nothing is known of the tracks
   */
  public static FusionData of(TaggedTracks tracks, SplitUnit unit, FusionChoice choice, long seed) {
    Map<Split, List<TaggedTrack>> parts = parts(tracks, unit, seed);
    List<TaggedTrack> training = parts.get(Split.TRAINING);
    List<List<String>> lists = training.stream().map(TaggedTrack::tags).toList();
    TagVectors vectors = TagVectors.fit(choice.form(), lists, seed);
    TagClusters clusters = TagClusters.fit(vectors, lists, choice.clusters(), seed);
    requireEnough(clusters);
    return new FusionData(
        unit,
        known(parts, clusters),
        clusters,
        FusionFeatures.fit(choice.modalities(), tracks(training), seed));
  }

  /** Cuts tracks into splits. */
  static Map<Split, List<TaggedTrack>> parts(TaggedTracks tracks, SplitUnit unit, long seed) {
    return unit.cut(tracks.tracks(), seed);
  }

  /** The tracks of which a class can be told: those with a tag that training has seen. */
  private static Map<Split, List<TaggedTrack>> known(
      Map<Split, List<TaggedTrack>> parts, TagClusters clusters) {
    Map<Split, List<TaggedTrack>> known = new EnumMap<>(Split.class);
    parts.forEach(
        (split, tracks) -> {
          List<TaggedTrack> own = tracks.stream().filter(t -> clusters.knows(t.tags())).toList();
          if (own.isEmpty()) {
            throw new IllegalArgumentException(
                "%s tracks: expected some with a tag that training tracks have, found none among %,d; give more tracks"
                    .formatted(split.name().toLowerCase(Locale.ROOT), tracks.size()));
          }
          known.put(split, own);
        });
    return known;
  }

  private static void requireEnough(TagClusters clusters) {
    int smallest = clusters.sizes()[clusters.count() - 1];
    if (smallest < FEWEST) {
      throw new IllegalArgumentException(
          "clusters: expected %d training tracks of every class or more, found %d in the smallest of %d; ask for fewer clusters or give more tracks"
              .formatted(FEWEST, smallest, clusters.count()));
    }
  }

  /** What is never on two sides. */
  public SplitUnit unit() {
    return unit;
  }

  /** Number of classes. */
  public int classes() {
    return clusters.count();
  }

  /** Names of the classes: the most frequent tags of their training tracks. */
  public List<String> names() {
    return clusters.names(part(Split.TRAINING).stream().map(TaggedTrack::tags).toList());
  }

  /** Training tracks per class, the largest class first. */
  public int[] sizes() {
    return clusters.sizes().clone();
  }

  /** Numbers of a row before and after scaling and principal components. */
  public String widths() {
    return "%d features, %d components".formatted(features.width(), input.width());
  }

  /** How many tracks a split has. */
  public int count(Split split) {
    return part(split).size();
  }

  List<TaggedTrack> part(Split split) {
    return parts.get(split);
  }

  TagClusters clusters() {
    return clusters;
  }

  FusionFeatures features() {
    return features;
  }

  FusionInput input() {
    return input;
  }

  /** Raw rows [N][F] with their classes. */
  LogisticRegression.Rows rows(Split split) {
    return rows.get(split);
  }

  /** Tracks as the network reads them, with their classes. */
  FusionTrainer.Labelled labelled(Split split) {
    List<Track> tracks = tracks(part(split));
    LogisticRegression.Rows raw = rows(split);
    FusionExamples examples =
        new FusionExamples(input.apply(raw.features()), features.words(tracks));
    return new FusionTrainer.Labelled(
        examples, split == Split.TRAINING ? unnamed(tracks) : examples, raw.labels());
  }

  /** The tracks that something was fitted to or stopped by. */
  SeenTracks seen() {
    return SeenTracks.of(unit, parts);
  }

  private FusionExamples unnamed(List<Track> tracks) {
    FusionFeatures artistless = features.withoutArtist();
    return new FusionExamples(input.apply(artistless.rows(tracks)), artistless.words(tracks));
  }

  /** All of it as text, a line per track: equal data, equal lines. */
  public List<String> lines() {
    return Stream.of(Split.values())
        .flatMap(
            split ->
                IntStream.range(0, count(split))
                    .mapToObj(
                        n ->
                            split
                                + " "
                                + part(split).get(n).id()
                                + " "
                                + rows(split).labels()[n]
                                + " "
                                + Arrays.hashCode(rows(split).features()[n])))
        .toList();
  }

  static List<Track> tracks(List<TaggedTrack> tagged) {
    return tagged.stream().map(TaggedTrack::track).toList();
  }
}
