package dev.segue.training.nexttrack;

/** How a network reads a prefix and scores tracks. */
public enum NetworkForm {
  /**
   * As published: a bidirectional GRU, its directions added, under additive attention. Vectors are
   * compared as they are.
   */
  PUBLISHED(true, true, false),

  /**
   * The same, with position counted from the end in the attention, the newest track beside the
   * context, a linear path past the dense layers, and all vectors of length 1 under one scale
   * (Gupta et al. 2019: NISER), so that popular tracks are not preferred for the length of theirs.
   */
  NORMALISED(true, true, true),

  /** GRU4Rec (Hidasi et al. 2016): the last state of a GRU from old to new. */
  GRU4REC(false, false, false);

  private final boolean bidirectional;
  private final boolean attends;
  private final boolean normalised;

  NetworkForm(boolean bidirectional, boolean attends, boolean normalised) {
    this.bidirectional = bidirectional;
    this.attends = attends;
    this.normalised = normalised;
  }

  /** Whether the prefix is also read from new to old. */
  boolean bidirectional() {
    return bidirectional;
  }

  /** Whether the session is a weighted mean of all states, not the last state alone. */
  boolean attends() {
    return attends;
  }

  /** Whether vectors have length 1, and the newest track is read beside the context. */
  boolean normalised() {
    return normalised;
  }
}
