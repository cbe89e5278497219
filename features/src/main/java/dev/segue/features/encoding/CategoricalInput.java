package dev.segue.features.encoding;

import dev.segue.features.timeline.Step;
import java.util.Arrays;
import java.util.Locale;

/** What a model may look up an embedding for; a bundle says which of them, in which order. */
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

  /**
   * The input of a bundle's name for it.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CategoricalInput of(String key) {
    return Arrays.stream(values())
        .filter(input -> input.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "categorical input '"
                        + key
                        + "': expected one of "
                        + Arrays.stream(values()).map(CategoricalInput::key).toList()));
  }

  /** Name in bundles: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
