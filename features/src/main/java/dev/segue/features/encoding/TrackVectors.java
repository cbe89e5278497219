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

  /**
   * Class probabilities of a track by a fusion model.
   *
   * @param profileDigest the profile that the step saw; another profile's vector is not an answer
   * @return float32 [classes], or null when there are none
   */
  default float[] fusion(String trackId, long profileDigest) {
    return null;
  }

  /**
   * The same vectors, refused with an {@link IllegalArgumentException} where they have another
   * width: a longer one would spill into the next block, a shorter one pass unnoticed.
   */
  default TrackVectors ofWidth(int width) {
    TrackVectors all = this;
    return new TrackVectors() {
      @Override
      public float[] textEmbedding(String trackId, long profileDigest) {
        return checked("text embedding", trackId, all.textEmbedding(trackId, profileDigest), width);
      }

      @Override
      public float[] fusion(String trackId, long profileDigest) {
        return checked("fusion classes", trackId, all.fusion(trackId, profileDigest), width);
      }
    };
  }

  private static float[] checked(String what, String trackId, float[] vector, int width) {
    if (vector != null && vector.length != width) {
      throw new IllegalArgumentException(
          what
              + " of "
              + trackId
              + ": expected "
              + width
              + " values, the width of the layout, found "
              + vector.length);
    }
    return vector;
  }
}
