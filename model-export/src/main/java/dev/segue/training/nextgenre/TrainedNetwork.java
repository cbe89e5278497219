package dev.segue.training.nextgenre;

import dev.segue.features.scoring.Softmax;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.metrics.TemperatureScaling;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceScorer;
import dev.segue.training.sequence.SequenceTrainer;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A network trained on data, calibrated on their validation steps.
 *
 * @param data what it was trained on
 * @param result weights and figures of the training
 * @param temperature probabilities are softmax(logits / temperature)
 * @param logits of the steps it was run on
 */
public record TrainedNetwork(
    NextGenreData data, TrainingResult result, double temperature, Logits logits) {

  /**
   * Trains, then runs every history as serving does, whole and with memory carried on, whatever the
   * training saw of it: the temperature and all figures are those of the network that is served.
   */
  public static TrainedNetwork train(
      NextGenreData data, NetworkChoice choice, TrainingConfig config, TrainingProgress progress) {
    NetworkWeights start = choice.start(data, config.run().seed());
    return train(data, start, new SequenceTrainer(data.sequences(), config, progress));
  }

  /** Trains weights on by a trainer of these data. */
  public static TrainedNetwork train(
      NextGenreData data, NetworkWeights start, SequenceTrainer trainer) {
    return served(data, trainer.train(start), trainer.run().threads());
  }

  /** Weights that are not trained on these data, but calibrated on them. */
  public static TrainedNetwork untrained(NextGenreData data, NetworkWeights weights, int threads) {
    return served(data, new TrainingResult(weights, Double.NaN, List.of(), false), threads);
  }

  /** Weights that were trained on data, run over them as serving does. */
  static TrainedNetwork served(NextGenreData data, TrainingResult result, int threads) {
    return of(data, result, SequenceScorer.score(result.weights(), data.sequences(), threads));
  }

  /**
   * The same weights as the published protocol judges them: every step from the window of {@code
   * window} steps that ends with it, calibrated on such windows. Training steps are not run.
   */
  public TrainedNetwork fromWindows(int window, int threads) {
    return of(
        data,
        result,
        SequenceScorer.scoreWindows(result.weights(), data.sequences(), window, threads));
  }

  private static TrainedNetwork of(NextGenreData data, TrainingResult result, Logits logits) {
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
