package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tracks with their classes and rows. Features, scaling and components are fitted to the training
 * tracks alone. Immutable.
 */
public final class FusionData {

  private final FusionClasses classes;
  private final FusionChoice choice;
  private final FusionFeatures features;
  private final FusionInput input;
  private final Map<Split, LogisticRegression.Rows> rows = new EnumMap<>(Split.class);

  private FusionData(FusionClasses classes, FusionChoice choice, FusionFeatures features) {
    this.classes = classes;
    this.choice = choice;
    this.features = features;
    for (Split split : Split.values()) {
      rows.put(
          split,
          new LogisticRegression.Rows(features.rows(classes.tracks(split)), classes.labels(split)));
    }
    this.input = FusionInput.fit(rows.get(Split.TRAINING).features());
  }

  /**
   * Splits tracks and fits what is fitted.
   *
   * @throws IllegalArgumentException as {@link FusionClasses#of}, and when nothing is known of the
   *     tracks
   */
  public static FusionData of(TaggedTracks tracks, SplitUnit unit, FusionChoice choice, long seed) {
    return of(FusionClasses.of(tracks, unit, choice, seed), choice, seed);
  }

  /**
   * Fits what is fitted.
   *
   * @throws IllegalArgumentException when nothing is known of the tracks
   */
  public static FusionData of(FusionClasses classes, FusionChoice choice, long seed) {
    return new FusionData(
        classes, choice, FusionFeatures.fit(choice.form(), classes.tracks(Split.TRAINING), seed));
  }

  /** The tracks and their classes. */
  public FusionClasses tracks() {
    return classes;
  }

  /** What is never on two sides. */
  public SplitUnit unit() {
    return classes.unit();
  }

  /** Number of classes. */
  public int classes() {
    return clusters().count();
  }

  /** Names of the classes: the most frequent tags of their training tracks. */
  public List<String> names() {
    return classes.names();
  }

  /** Training tracks per class, the largest class first. */
  public int[] sizes() {
    return clusters().sizes().clone();
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
    return classes.parts().get(split);
  }

  TagClusters clusters() {
    return classes.clusters();
  }

  /**
   * Other numbers of clusters of the training tracks' tags, as far as there are so many different
   * ones.
   */
  Elbow elbow(int most, long seed) {
    List<List<String>> lists = part(Split.TRAINING).stream().map(TaggedTrack::tags).toList();
    long different =
        lists.stream()
            .map(list -> FloatBuffer.wrap(clusters().vectors().row(list)))
            .distinct()
            .count();
    return Elbow.of(choice.vectors(), lists, (int) Math.min(most, different), seed);
  }

  FusionChoice choice() {
    return choice;
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
    List<Track> tracks = classes.tracks(split);
    LogisticRegression.Rows raw = rows(split);
    FusionExamples examples =
        new FusionExamples(input.apply(raw.features()), features.words(tracks));
    boolean unnamed = split == Split.TRAINING && choice.form().unnamed() > 0;
    return new FusionTrainer.Labelled(examples, unnamed ? unnamed(tracks) : examples, raw.labels());
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
