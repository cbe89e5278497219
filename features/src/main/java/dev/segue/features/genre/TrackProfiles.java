package dev.segue.features.genre;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenreSource;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.List;

/** Derives what Segue knows about a track from what a catalogue knows. Pure and thread-safe. */
public final class TrackProfiles {

  private TrackProfiles() {}

  /**
   * The profile of a track, without embeddings and model outputs, its digest filled.
   *
   * <p>The genre comes from the platform's raw genres; from the listeners' tags only when the
   * taxonomy knows none of those. Ambiguous raw genres stay UNKNOWN: tags do not break the tie.
   */
  public static TrackProfile of(Track track, GenreTaxonomy taxonomy) {
    Genre genre = verdict(track, taxonomy).genre();
    return withDigest(
        TrackProfile.newBuilder()
            .setTrackId(track.getId())
            .setTitle(track.getTitle())
            .setArtist(track.getArtist())
            .setAlbum(track.getAlbum())
            .setGenre(genre)
            .setGenreSource(genre == Genre.UNKNOWN ? GenreSource.NONE : GenreSource.TAXONOMY)
            .setPopularity(track.getPopularity())
            .setTextEmbedding(List.of())
            .setGenreClusters(List.of())
            .setAcousticLatent(List.of())
            .setDigest(0)
            .build());
  }

  private static Verdict verdict(Track track, GenreTaxonomy taxonomy) {
    Verdict byGenres = taxonomy.genreOf(track.getGenres());
    return byGenres.reason() == Verdict.Reason.NOTHING_KNOWN
        ? taxonomy.genreOf(track.getTags())
        : byGenres;
  }

  /** The same profile with the digest of its content. */
  public static TrackProfile withDigest(TrackProfile profile) {
    return TrackProfile.newBuilder(profile).setDigest(digest(profile)).build();
  }

  /**
   * The digest of a profile's content; equal content has an equal digest in every implementation.
   *
   * <p>The first 8 bytes, big-endian, of the SHA-256 over these fields in this order: track_id,
   * title, artist, album, genre, genre_source, popularity, text_embedding, genre_clusters,
   * acoustic_latent. A string is its length in UTF-8 bytes as a big-endian int32, then the bytes;
   * an enum is the string of its symbol; an array of floats is its length as a big-endian int32,
   * then the IEEE 754 bits of each, big-endian, every NaN as 0x7fc00000; popularity is an array of
   * one. A null is the int32 -1. A result of 0, which means "no profile" elsewhere, is replaced by
   * 1.
   */
  public static long digest(TrackProfile profile) {
    return ProfileDigest.of(profile);
  }
}
