package dev.segue.training.nextgenre;

import dev.segue.training.data.NextGenreData;
import dev.segue.training.metrics.Softmax;
import dev.segue.training.metrics.TemperatureScaling;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.SequenceScorer;
import dev.segue.training.sequence.SequenceTrainer;
import dev.segue.training.sequence.Split;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingProgress;
import dev.segue.training.sequence.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A network trained on data, calibrated on their validation steps.
 *
 * @param data what it was trained on
 * @param result weights and figures of the training
 * @param temperature probabilities are softmax(logits / temperature)
 * @param logits of every step, run as serving runs it (or from windows, when trained many-to-one)
 */
public record TrainedNetwork(
    NextGenreData data, TrainingResult result, double temperature, Logits logits) {

  /** Trains and calibrates. */
  public static TrainedNetwork train(
      NextGenreData data, NetworkChoice choice, TrainingConfig config, TrainingProgress progress) {
    float[] weights = SequenceTrainer.equalWeights(data.labels().size());
    TrainingResult result =
        new SequenceTrainer(data.sequences(), config, weights, progress).train(choice.shape(data));
    Logits logits =
        config.window() > 0
            ? SequenceScorer.scoreWindows(
                result.weights(), data.sequences(), config.window(), config.threads())
            : SequenceScorer.score(result.weights(), data.sequences(), config.threads());
    double temperature = TemperatureScaling.fit(examples(data, logits));
    return new TrainedNetwork(data, result, temperature, logits);
  }

  /** Calibrated probabilities [C] of a step, in one of its views. */
  public float[] probabilities(int user, int step, View view) {
    float[][][] rows = view == View.FROZEN ? logits.frozen() : logits.open();
    return Softmax.probabilities(rows[user][step], temperature);
  }

  private static List<TemperatureScaling.Example> examples(NextGenreData data, Logits logits) {
    List<TemperatureScaling.Example> examples = new ArrayList<>();
    List<History> histories = data.sequences().histories();
    for (int user = 0; user < histories.size(); user++) {
      History history = histories.get(user);
      for (int t = 0; t < history.length(); t++) {
        int label = history.labels()[t];
        if (label >= 0 && history.splits()[t] == Split.VALIDATION) {
          examples.add(new TemperatureScaling.Example(logits.frozen()[user][t], label));
          examples.add(new TemperatureScaling.Example(logits.open()[user][t], label));
        }
      }
    }
    return examples;
  }
}
