package dev.segue.training.lyricsgenre;

import dev.segue.features.scoring.Softmax;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.TemperatureScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A trained network of the genre of lyrics. Immutable.
 *
 * @param genres labels in the order of the probabilities
 * @param words what it reads
 * @param temperature that calibrates it
 * @param fitted how training went
 */
public record LyricsModel(
    List<String> genres,
    WordVectors words,
    LyricsWeights weights,
    double temperature,
    Fitted fitted) {

  static final int BATCH = 100;
  static final int PATIENCE = 4;
  static final Dropout DROPOUT = new Dropout(0, 0.2f, 0.2f);

  /** From random weights. */
  static final Optimiser OPTIMISER = new Optimiser(5e-3f, 0.01f, 1);

  /** From a fitted linear path, which larger steps would undo. */
  static final Optimiser AROUND_SKIP = new Optimiser(1e-3f, 0.01f, 1);

  /**
   * How to train.
   *
   * @param shape of the network
   * @param fineTune whether the word vectors are trained on; they stay as they are otherwise
   * @param epochs at most
   */
  public record Choice(LyricsShape shape, boolean fineTune, int epochs) {}

  /** Where a training is watched from and kept. */
  public record Watch(TrainingProgress progress, Checkpoint checkpoint) {

    /** Nobody looks and nothing is kept. */
    public static final Watch NONE = new Watch(TrainingProgress.SILENT, Checkpoint.NONE);
  }

  /**
   * Trains fresh weights; equal songs, seed, machine and threads give equal weights.
   *
   * @param data which songs to learn from and to stop and calibrate by
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  static LyricsModel train(LyricsCase data, Choice choice, TrainingRun run, Watch watch) {
    LyricsExamples validation = data.validation();
    LyricsTask task = new LyricsTask(choice.shape(), DROPOUT, data.training(), validation);
    LyricsWeights random =
        LyricsWeights.random(choice.shape(), data.words(), data.genres().size(), run.seed());
    LyricsWeights start = choice.shape().skip() ? LinearStart.of(random, data) : random;
    Optimiser optimiser = choice.shape().skip() ? AROUND_SKIP : OPTIMISER;
    Fitted fitted =
        new MiniBatchTraining(
                new MiniBatchTraining.Plan(
                    BATCH, new Stopping(choice.epochs(), PATIENCE), optimiser, run),
                watch.progress())
            .resumingFrom(watch.checkpoint())
            .train(
                start.tensors(), choice.fineTune() ? Set.of() : Set.of(LyricsWeights.WORDS), task);
    LyricsWeights weights = new LyricsWeights(choice.shape(), fitted.tensors());
    float[][] logits = LyricsScorer.logits(weights, validation.songs(), run.threads());
    double temperature = TemperatureScaling.fit(validation.beside(logits));
    return new LyricsModel(data.genres(), data.words(), weights, temperature, fitted);
  }

  /** Calibrated probabilities [N][C] of songs, given as ids. */
  float[][] probabilities(int[][] songs, int threads) {
    return Arrays.stream(LyricsScorer.logits(weights, songs, threads))
        .map(logits -> Softmax.probabilities(logits, temperature))
        .toArray(float[][]::new);
  }
}
