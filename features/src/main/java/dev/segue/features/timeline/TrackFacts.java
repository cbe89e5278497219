package dev.segue.features.timeline;

import dev.segue.schemas.Genre;
import dev.segue.schemas.TrackProfile;
import java.util.Objects;

/**
 * What is known about a track when a session is folded; copied into the step, so that later
 * profiles cannot change the past.
 *
 * @param trackId id with its namespace
 * @param genre parent genre; UNKNOWN without a profile
 * @param artist name of the main artist, cut to 500 characters; null when not known
 * @param album name of the album, cut to 500 characters; null when not known
 * @param popularity 0 to 100; NaN when not known
 * @param profileDigest digest of the profile; 0 when there is none
 */
public record TrackFacts(
    String trackId,
    Genre genre,
    String artist,
    String album,
    float popularity,
    long profileDigest) {

  private static final int LONGEST_NAME = 500;

  public TrackFacts {
    Objects.requireNonNull(trackId, "trackId");
    Objects.requireNonNull(genre, "genre");
  }

  /** The facts of a track that has no profile. */
  public static TrackFacts unknown(String trackId) {
    return new TrackFacts(trackId, Genre.UNKNOWN, null, null, Float.NaN, 0);
  }

  /** The facts of a profile as it is now. */
  public static TrackFacts of(TrackProfile profile) {
    return new TrackFacts(
        profile.getTrackId(),
        profile.getGenre(),
        cut(profile.getArtist()),
        cut(profile.getAlbum()),
        profile.getPopularity() == null ? Float.NaN : profile.getPopularity(),
        profile.getDigest());
  }

  /** Never between the two halves of a character. */
  private static String cut(String name) {
    if (name == null || name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean split = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, split ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
