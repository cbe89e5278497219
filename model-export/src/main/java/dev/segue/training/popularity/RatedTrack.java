package dev.segue.training.popularity;

import dev.segue.schemas.Track;
import java.util.Optional;

/**
 * A track whose popularity is known.
 *
 * @param track what it is forecast from
 * @param popularity 0 to 100
 */
public record RatedTrack(DescribedTrack track, float popularity) {

  /** A track of a catalogue; empty when something of it is not known. */
  static Optional<RatedTrack> of(Track track) {
    return track.getPopularity() == null
        ? Optional.empty()
        : DescribedTrack.of(track).map(known -> new RatedTrack(known, track.getPopularity()));
  }

  /** Track id. */
  public String id() {
    return track.id();
  }

  /** Name of the main artist. */
  public String artist() {
    return track.artist();
  }
}
