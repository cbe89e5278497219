package dev.segue.training.popularity;

import dev.segue.schemas.Track;
import dev.segue.training.data.NamedTrack;
import java.util.Optional;

/**
 * A track whose popularity is known.
 *
 * @param track what it is forecast from
 * @param popularity 0 to 100
 */
public record RatedTrack(DescribedTrack track, float popularity) implements NamedTrack {

  /** A track of a catalogue; empty when something of it is not known. */
  static Optional<RatedTrack> of(Track track) {
    return track.getPopularity() == null
        ? Optional.empty()
        : DescribedTrack.of(track).map(known -> new RatedTrack(known, track.getPopularity()));
  }

  @Override
  public String id() {
    return track.id();
  }

  @Override
  public String artist() {
    return track.artist();
  }

  @Override
  public String title() {
    return track.title();
  }
}
