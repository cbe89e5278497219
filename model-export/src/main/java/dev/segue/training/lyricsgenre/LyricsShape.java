package dev.segue.training.lyricsgenre;

/**
 * What a lyrics network is made of.
 *
 * @param hidden units of the LSTM
 * @param attention whether every state is replaced by a mean of all states, weighted by how alike
 *     they are; without it the states are read as they are
 * @param pooling whether the mean over all words is read; without it, what is at the last word
 * @param skip whether a linear path leads from the words to the logits, beside the rest (Cheng et
 *     al. 2016)
 */
public record LyricsShape(int hidden, boolean attention, boolean pooling, boolean skip) {

  /** The published network with a linear path beside it. */
  public static final LyricsShape STANDARD = new LyricsShape(128, true, true, true);

  public LyricsShape {
    if (hidden < 1) {
      throw new IllegalArgumentException("--hidden: expected 1 unit or more, found " + hidden);
    }
  }

  /** The same with another LSTM. */
  public LyricsShape withHidden(int units) {
    return new LyricsShape(units, attention, pooling, skip);
  }

  /** The same that reads what is at the last word. */
  public LyricsShape withoutPooling() {
    return new LyricsShape(hidden, attention, false, skip);
  }

  /** The same that reads the states as they are. */
  public LyricsShape withoutAttention() {
    return new LyricsShape(hidden, false, pooling, skip);
  }

  /** The same without the linear path, as published. */
  public LyricsShape withoutSkip() {
    return new LyricsShape(hidden, attention, pooling, false);
  }
}
