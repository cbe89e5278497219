package dev.segue.training.fusion;

/**
 * What the network reads of a track, and how often it goes without the artist.
 *
 * @param metadataOnly whether it goes without the acoustic description and lyrics
 * @param ownWords whether the words of names also get vectors that are trained with the network
 * @param bins whether numbers are read in bins, too
 * @param unnamed share of the training tracks that go without their artist, 0 to 1
 * @param linear whether a logistic regression on the same numbers and words adds its logits
 */
public record FusionForm(
    boolean metadataOnly, boolean ownWords, boolean bins, float unnamed, boolean linear) {

  /** The form that is trained when nothing is said. */
  public static final FusionForm STANDARD = new FusionForm(false, true, true, 0.3f, true);

  /** As Öman and Choi have it: fixed vectors of the words, and numbers as they are. */
  public static final FusionForm PUBLISHED = new FusionForm(false, false, false, 0, false);

  public FusionForm {
    if (!(unnamed >= 0 && unnamed <= 1)) {
      throw new IllegalArgumentException(
          "share of tracks without their artist: expected 0 to 1, found " + unnamed);
    }
  }

  /** The same without the acoustic description and lyrics, or with them. */
  public FusionForm onMetadata(boolean only) {
    return new FusionForm(only, ownWords, bins, unnamed, linear);
  }

  FusionForm withoutOwnWords() {
    return new FusionForm(metadataOnly, false, bins, unnamed, linear);
  }

  FusionForm withoutBins() {
    return new FusionForm(metadataOnly, ownWords, false, unnamed, linear);
  }

  FusionForm alwaysNamed() {
    return new FusionForm(metadataOnly, ownWords, bins, 0, linear);
  }

  FusionForm withoutLinearPath() {
    return new FusionForm(metadataOnly, ownWords, bins, unnamed, false);
  }
}
