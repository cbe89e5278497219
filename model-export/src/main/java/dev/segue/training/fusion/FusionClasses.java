package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.data.SeenTracks;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tracks in training, validation and test with their classes, which are fitted to the training
 * tracks alone.
 *
 * @param unit what is never on two sides
 * @param parts the tracks of every split that have a tag which training has seen; none is empty
 * @param clusters of the tags
 */
public record FusionClasses(
    SplitUnit unit, Map<Split, List<TaggedTrack>> parts, TagClusters clusters) {

  /** Fewest training tracks of a class. */
  static final int FEWEST = 10;

  /**
   * Splits tracks and clusters their tags.
   *
   * @throws IllegalArgumentException when a split is empty, or a class has fewer than {@value
   *     #FEWEST} training tracks
   */
  public static FusionClasses of(
      TaggedTracks tracks, SplitUnit unit, FusionChoice choice, long seed) {
    Map<Split, List<TaggedTrack>> parts = unit.cut(tracks.tracks(), seed);
    List<List<String>> lists = lists(parts.get(Split.TRAINING));
    TagVectors vectors = TagVectors.fit(choice.vectors(), lists, seed);
    TagClusters clusters = TagClusters.fit(vectors, lists, choice.clusters(), seed);
    requireEnough(clusters);
    return new FusionClasses(unit, known(parts, clusters), clusters);
  }

  private static List<List<String>> lists(List<TaggedTrack> tracks) {
    return tracks.stream().map(TaggedTrack::tags).toList();
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

  /**
   * Checks, before anything is trained, that there is somebody to recommend test tracks to.
   *
   * @throws IllegalArgumentException when no listener plays test tracks and goes on to new ones
   */
  public void requireListeners(Plays plays) {
    Listeners.of(tracks(Split.TEST).stream().map(Track::getId).toList(), plays);
  }

  /** Names of the classes: the most frequent tags of their training tracks. */
  List<String> names() {
    return clusters.names(lists(parts.get(Split.TRAINING)));
  }

  /** What is known of the tracks of a split. */
  List<Track> tracks(Split split) {
    return FusionData.tracks(parts.get(split));
  }

  /** The classes [N] of the tracks of a split. */
  int[] labels(Split split) {
    return parts.get(split).stream().mapToInt(track -> clusters.of(track.tags())).toArray();
  }

  /** The tracks that something was fitted to or stopped by. */
  SeenTracks seen() {
    return SeenTracks.of(unit, parts);
  }
}
