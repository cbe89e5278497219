package dev.segue.training.data;

import dev.segue.schemas.Track;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * What is known of tracks, and the class probabilities that a fusion model made of it.
 *
 * @param tracks by track id
 * @param width number of classes; 0 when nobody was asked
 * @param probabilities by track id; tracks that the model knows nothing of have none
 */
public record TrackClasses(
    Map<String, Track> tracks, int width, Map<String, float[]> probabilities) {

  /** Of tracks of which nothing is known. */
  public static final TrackClasses NONE = of(Map.of());

  /** Tracks that nobody was asked about yet. */
  static TrackClasses of(Map<String, Track> tracks) {
    return new TrackClasses(tracks, 0, Map.of());
  }

  /**
   * Asks about all tracks.
   *
   * @param width number of classes
   */
  TrackClasses by(int width, Function<Collection<Track>, Map<String, float[]>> model) {
    return new TrackClasses(tracks, width, model.apply(tracks.values()));
  }
}
