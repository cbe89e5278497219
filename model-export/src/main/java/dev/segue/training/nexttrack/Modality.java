package dev.segue.training.nexttrack;

import dev.segue.training.bundle.DataDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of tracks beside who played them together.
 *
 * @param name for people and for weights: acoustic, lyrics, tags
 * @param width numbers per track
 * @param rows [tracks * width] by track number; zeros where nothing is known; not copied
 */
public record Modality(String name, int width, float[] rows) {

  public Modality {
    if (width < 1 || rows.length % width != 0) {
      throw new IllegalArgumentException(
          name + ": expected rows of " + width + " numbers, found " + rows.length + " numbers");
    }
    for (float value : rows) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            name + ": expected finite numbers, found " + value + "; correct the track table");
      }
    }
  }

  /** SHA-256 of name and rows, lower-case hexadecimal. */
  String digest() {
    List<String> lines = new ArrayList<>(List.of(name, Integer.toString(width)));
    for (float value : rows) {
      lines.add(Integer.toHexString(Float.floatToIntBits(value)));
    }
    return DataDigest.of(lines);
  }
}
