package dev.segue.features.encoding;

import dev.segue.features.timeline.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a step into the features of a layout. Bit-equal wherever it runs: it uses only StrictMath
 * and float32. Thread-safe.
 */
public final class FeatureEncoder {

  private final FeatureLayout layout;
  private final List<FeatureBlock> blocks;
  private final TrackVectors vectors;

  /**
   * @param vectors track vectors for a layout with embeddings; {@link TrackVectors#NONE} otherwise
   */
  public FeatureEncoder(FeatureLayout layout, TrackVectors vectors) {
    this.layout = layout;
    this.blocks = layout.blocks().stream().map(b -> FeatureLayout.block(b.name())).toList();
    this.vectors = vectors;
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
    int at = offset;
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).write(step, vectors, out, at);
      at += layout.blocks().get(i).width();
    }
  }
}
