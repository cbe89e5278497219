package dev.segue.features.encoding;

import dev.segue.features.timeline.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a step into the features of a layout. Bit-equal wherever it runs: it uses only StrictMath
 * and float32. Thread-safe.
 */
public final class FeatureEncoder {

  private final FeatureLayout layout;
  private final List<Writer> writers;

  /** A block, its place among the features, and the vectors that fit it. */
  private record Writer(FeatureBlock block, int at, TrackVectors vectors) {}

  /**
   * @param vectors track vectors for a layout with embeddings; {@link TrackVectors#NONE} otherwise
   */
  public FeatureEncoder(FeatureLayout layout, TrackVectors vectors) {
    this.layout = layout;
    this.writers = writers(layout, vectors);
  }

  private static List<Writer> writers(FeatureLayout layout, TrackVectors vectors) {
    List<Writer> writers = new ArrayList<>();
    int at = 0;
    for (FeatureLayout.Block block : layout.blocks()) {
      writers.add(
          new Writer(FeatureLayout.block(block.name()), at, vectors.ofWidth(block.width())));
      at += block.width();
    }
    return List.copyOf(writers);
  }

  public FeatureLayout layout() {
    return layout;
  }

  /** The features float32 [layout width] of a step. */
  public float[] encode(Step step) {
    float[] out = new float[layout.width()];
    encode(step, out, 0);
    return out;
  }

  /** Writes the features of a step into {@code out} from {@code offset} on. */
  public void encode(Step step, float[] out, int offset) {
    Arrays.fill(out, offset, offset + layout.width(), 0);
    for (Writer writer : writers) {
      writer.block.write(step, writer.vectors, out, offset + writer.at);
    }
  }
}
