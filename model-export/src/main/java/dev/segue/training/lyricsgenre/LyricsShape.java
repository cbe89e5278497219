package dev.segue.training.lyricsgenre;

/**
 * What a lyrics network is made of.
 *
 * @param hidden units of the LSTM
 * @param attention whether every state is replaced by a mean of all states, weighted by how alike
 *     they are; without it the states are read as they are
 * @param pooling whether the mean over all words is read; without it, what is at the last word
 */
public record LyricsShape(int hidden, boolean attention, boolean pooling) {

  /** The published network. */
  public static final LyricsShape PUBLISHED = new LyricsShape(128, true, true);

  public LyricsShape {
    if (hidden < 1) {
      throw new IllegalArgumentException("--hidden: expected 1 unit or more, found " + hidden);
    }
  }
}
