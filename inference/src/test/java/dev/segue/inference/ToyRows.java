package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

/** Random rows for a toy network, every third without a step to freeze, and their answers. */
final class ToyRows {

  private final ToyNetwork network;
  private final float[][] memories;
  private final float[][] frozen;
  private final float[][] open;
  private final int[] ids;

  ToyRows(ToyNetwork network, Random random, int rows) {
    this.network = network;
    this.memories = new float[rows][];
    this.frozen = new float[rows][];
    this.open = new float[rows][];
    this.ids = random.ints(rows, 0, ToyNetwork.NAMES + 1).toArray();
    for (int row = 0; row < rows; row++) {
      memories[row] = values(random, network.memory());
      frozen[row] = row % 3 == 2 ? null : values(random, ToyNetwork.FEATURES);
      open[row] = values(random, ToyNetwork.FEATURES);
    }
  }

  static StepSequence history(ToyNetwork network, Random random, int length) {
    return new StepSequence(
        length,
        values(random, network.memory()),
        values(random, length * ToyNetwork.FEATURES),
        random.ints(length, 0, ToyNetwork.NAMES + 1).toArray());
  }

  static float[] features(StepSequence history, int step) {
    int from = step * ToyNetwork.FEATURES;
    return Arrays.copyOfRange(history.features(), from, from + ToyNetwork.FEATURES);
  }

  void fill(StepBatch batch) {
    for (int row = 0; row < ids.length; row++) {
      batch.memory(row, memories[row]);
      if (frozen[row] == null) {
        batch.freezeNothing(row);
      } else {
        batch.freeze(row, frozen[row], new int[] {ids[row]});
      }
      batch.open(row, open[row], new int[] {ids[row]});
    }
  }

  void requireAnswers(StepBatch batch) {
    float[] memory = new float[network.memory()];
    float[] probabilities = new float[ToyNetwork.LABELS];
    for (int row = 0; row < ids.length; row++) {
      float[] expected = memories[row];
      if (frozen[row] != null) {
        expected = ToyNetwork.plus(expected, network.encode(frozen[row], ids[row]));
      }
      batch.newMemory(row, memory);
      assertThat(memory).containsExactly(expected, within(1e-4f));
      float[] opened = network.encode(open[row], ids[row]);
      batch.probabilities(row, probabilities);
      assertThat(probabilities)
          .containsExactly(calibrated(ToyNetwork.plus(expected, opened)), within(1e-4f));
      if (network.attention()) {
        requireAttention(batch, row, network.score(opened));
      }
    }
  }

  private void requireAttention(StepBatch batch, int row, float open) {
    float past = frozen[row] == null ? 0 : network.score(network.encode(frozen[row], ids[row]));
    assertThat(batch.frozenScore(row)).isCloseTo(past, within(1e-4f));
    assertThat(batch.openScore(row)).isCloseTo(open, within(1e-4f));
    assertThat(batch.attentionMax(row)).isCloseTo(Math.max(past, open), within(1e-4f));
    assertThat(batch.attentionSum(row) / (float) Math.exp(open)).isCloseTo(1, within(1e-4f));
  }

  private float[] calibrated(float[] state) {
    float[] logits = network.logits(state);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / ToyBundle.TEMPERATURE);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] / ToyBundle.TEMPERATURE) / sum);
    }
    return probabilities;
  }

  private static float[] values(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
