package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import java.util.Locale;

/**
 * A track of the world.
 *
 * @param index its place in the catalogue
 * @param genre what its profile must say; UNKNOWN without tags
 * @param track its record
 * @param isKnown whether the stream is told of it
 */
record CatalogueTrack(int index, Genre genre, Track track, boolean isKnown) {

  /** The link that people put into a tweet. */
  String url() {
    String id = track.getId();
    if (id.startsWith("apple:")) {
      return "https://music.apple.com/us/album/"
          + slug(track.getAlbum())
          + "/1000000?i="
          + id.substring(6);
    }
    if (id.startsWith("soundcloud:")) {
      return "https://soundcloud.com/" + id.substring(11);
    }
    return "https://open.spotify.com/track/" + id.substring(id.lastIndexOf(':') + 1);
  }

  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
