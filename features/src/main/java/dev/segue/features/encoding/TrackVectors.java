package dev.segue.features.encoding;

/** Vectors of tracks that are too large to be copied into a step. */
@FunctionalInterface
public interface TrackVectors {

  /** No vectors at all: for layouts that use none. */
  TrackVectors NONE = (trackId, profileDigest) -> null;

  /**
   * The text embedding of a track.
   *
   * @param profileDigest the profile that the step saw; another profile's vector is not an answer
   * @return float32 [embedding width], or null when there is none
   */
  float[] textEmbedding(String trackId, long profileDigest);
}
