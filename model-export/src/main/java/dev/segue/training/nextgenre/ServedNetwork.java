package dev.segue.training.nextgenre;

import dev.segue.inference.NetworkInputs;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.sequence.History;
import java.util.List;

/**
 * A bundle run over data as the stream runs it: one step after another, many users at once.
 *
 * @param data encoded for the bundle
 * @param frozen probabilities [user][step][C]
 * @param open the same at the listen
 */
public record ServedNetwork(NextGenreData data, float[][][] frozen, float[][][] open) {

  private static final int BATCH = 256;

  /** Runs the model over all steps. */
  public static ServedNetwork run(NextGenreModel model, StepSource.Steps steps) {
    NetworkInputs inputs = model.inputs();
    NextGenreData data =
        NextGenreData.encoded(steps, inputs.layout(), inputs.vocabularies(), model.spec().labels());
    List<History> histories = data.sequences().histories();
    ServedNetwork served = new ServedNetwork(data, rows(histories), rows(histories));
    try (StepBatch batch = model.newBatch(BATCH)) {
      for (int from = 0; from < histories.size(); from += BATCH) {
        int to = Math.min(histories.size(), from + BATCH);
        served.run(model, batch, from, to);
      }
    }
    return served;
  }

  /** Probabilities [C] of a step, in one of its views. */
  public float[] probabilities(int user, int step, View view) {
    return (view == View.FROZEN ? frozen : open)[user][step];
  }

  /** Runs the users {@code from} to {@code to} side by side, each a row. */
  private void run(NextGenreModel model, StepBatch batch, int from, int to) {
    List<History> histories = data.sequences().histories().subList(from, to);
    int longest = histories.stream().mapToInt(History::length).max().orElse(0);
    float[] memory = new float[model.shape().memory()];
    for (int row = 0; row < histories.size(); row++) {
      batch.emptyMemory(row);
    }
    for (int t = 0; t < longest; t++) {
      for (int row = 0; row < histories.size(); row++) {
        listen(batch, row, histories.get(row), t);
      }
      model.run(batch, histories.size());
      keep(batch, histories, t, from, open);
      for (int row = 0; row < histories.size(); row++) {
        batch.newMemory(row, memory);
        batch.memory(row, memory);
        tweet(batch, row, histories.get(row), t);
      }
      model.run(batch, histories.size());
      keep(batch, histories, t, from, frozen);
    }
  }

  private static void listen(StepBatch batch, int row, History history, int t) {
    if (t > 0 && t < history.length()) {
      batch.freeze(row, history.frozen()[t - 1], history.ids()[t - 1]);
    } else {
      batch.freezeNothing(row);
    }
    if (t < history.length()) {
      batch.open(row, history.open()[t], history.ids()[t]);
    }
  }

  private static void tweet(StepBatch batch, int row, History history, int t) {
    batch.freezeNothing(row);
    if (t < history.length()) {
      batch.open(row, history.frozen()[t], history.ids()[t]);
    }
  }

  private static void keep(
      StepBatch batch, List<History> histories, int t, int from, float[][][] target) {
    for (int row = 0; row < histories.size(); row++) {
      if (t < histories.get(row).length()) {
        float[] probabilities = new float[batch.shape().labels()];
        batch.probabilities(row, probabilities);
        target[from + row][t] = probabilities;
      }
    }
  }

  private static float[][][] rows(List<History> histories) {
    return histories.stream().map(h -> new float[h.length()][]).toArray(float[][][]::new);
  }
}
