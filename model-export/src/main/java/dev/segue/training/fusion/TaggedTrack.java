package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.data.NamedTrack;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A track with its tags, which are what is to be predicted and never a feature.
 *
 * @param track what else is known
 * @param tags genre names and tags in lower case, each once; at least one
 */
record TaggedTrack(Track track, List<String> tags) implements NamedTrack {

  TaggedTrack {
    tags = List.copyOf(tags);
  }

  static TaggedTrack of(Track track) {
    return new TaggedTrack(
        track,
        Stream.concat(track.getGenres().stream(), track.getTags().stream())
            .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList());
  }

  @Override
  public String id() {
    return track.getId();
  }

  @Override
  public String artist() {
    return track.getArtist();
  }

  @Override
  public String title() {
    return track.getTitle();
  }
}
