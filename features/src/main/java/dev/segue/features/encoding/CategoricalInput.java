package dev.segue.features.encoding;

import dev.segue.features.timeline.Step;
import java.util.Locale;

/** What a model may look up an embedding for. The order is the order of the id columns. */
public enum CategoricalInput {
  TRACK {
    @Override
    public String value(Step step) {
      return step.track().trackId();
    }
  },
  ARTIST {
    @Override
    public String value(Step step) {
      return step.track().artist();
    }
  },
  ALBUM {
    /** Albums of different artists may share a name. */
    @Override
    public String value(Step step) {
      String album = step.track().album();
      return album == null ? null : step.track().artist() + " / " + album;
    }
  };

  /** The name to look up; null when not known. */
  public abstract String value(Step step);

  /** Name in bundles: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
