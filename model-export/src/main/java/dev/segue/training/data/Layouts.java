package dev.segue.training.data;

import dev.segue.features.encoding.FeatureLayout;
import java.util.Locale;

/** The feature layouts that the trainer offers. */
public enum Layouts {
  /** Everything known at the moment. */
  STANDARD,
  /** The step vector of S0. */
  S0;

  /** What is said where tracks have no embeddings for layout {@link #S0}. */
  public static final String WITHOUT_TEXTS = "no --encoder: layout s0 goes without text embeddings";

  /**
   * The layout for given data.
   *
   * @param embeddingWidth of the tracks' text embeddings; with 0, S0 goes without them
   * @param stress whether the stress of tweets may be used
   */
  public FeatureLayout layout(int embeddingWidth, boolean stress) {
    FeatureLayout full =
        this == STANDARD ? FeatureLayout.standard() : FeatureLayout.s0(embeddingWidth);
    return stress ? full : full.withoutStress();
  }

  /** The offer that a layout came from, with or without its texts and its stress. */
  public static Layouts of(FeatureLayout layout) {
    FeatureLayout.Block mark = FeatureLayout.s0(0).blocks().get(0);
    return layout.blocks().contains(mark) ? S0 : STANDARD;
  }

  /** Name on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
