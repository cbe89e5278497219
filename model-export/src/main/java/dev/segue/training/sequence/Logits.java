package dev.segue.training.sequence;

/**
 * What a network says about every step that was scored.
 *
 * @param frozen [user][step][C]; null where a step was not scored
 * @param open the same for the view at listen; the same object when the data have one view
 */
public record Logits(float[][][] frozen, float[][][] open) {

  static Logits empty(SequenceData data, boolean twoViews) {
    float[][][] frozen = rows(data);
    return new Logits(frozen, twoViews ? rows(data) : frozen);
  }

  private static float[][][] rows(SequenceData data) {
    return data.histories().stream()
        .map(history -> new float[history.length()][])
        .toArray(float[][][]::new);
  }
}
