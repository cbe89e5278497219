package dev.segue.training.fusion;

import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.TemperatureScaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fusion model with the data it was trained on and how that went.
 *
 * @param data training, validation and test tracks
 * @param fitted calibrated weights, and losses per epoch before that
 */
public record TrainedFusion(FusionData data, Fitted fitted) {

  private static final double LEAST_PROBABILITY = 1e-12;

  /**
   * Trains fresh weights; equal data, seed, machine and threads give equal weights.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  public static TrainedFusion train(FusionData data, Course course, TrainingProgress progress) {
    FusionTrainer.Plan plan =
        new FusionTrainer.Plan(
            data.choice().dropout(), data.choice().form().unnamed(), course.epochs(), course.run());
    FusionTrainer.Labelled validation = data.labelled(Split.VALIDATION);
    Fitted fitted =
        new FusionTrainer(plan, course.checkpoint(), progress)
            .train(
                FusionWeights.random(
                    data.input().width(),
                    data.features().names(),
                    data.classes(),
                    course.run().seed()),
                data.labelled(Split.TRAINING),
                validation);
    return new TrainedFusion(data, calibrated(fitted, validation, course.run().threads()));
  }

  /** The same, its output divided by the temperature that validation prefers. */
  private static Fitted calibrated(Fitted fitted, FusionTrainer.Labelled validation, int threads) {
    float[][] probabilities =
        FusionScorer.probabilities(fitted.tensors(), validation.examples(), threads);
    List<TemperatureScaling.Example> examples = new ArrayList<>();
    for (int n = 0; n < probabilities.length; n++) {
      examples.add(
          new TemperatureScaling.Example(logits(probabilities[n]), validation.labels()[n]));
    }
    float temperature = (float) TemperatureScaling.fit(examples);
    Map<String, Tensor> tensors = new LinkedHashMap<>(fitted.tensors());
    for (String name : List.of(NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS)) {
      float[] values = tensors.get(name).values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] /= temperature;
      }
      tensors.put(name, Tensor.of(values, tensors.get(name).shape()));
    }
    return new Fitted(tensors, fitted.validationLoss(), fitted.epochs(), fitted.interrupted());
  }

  /** Logits that have these probabilities. */
  private static float[] logits(float[] probabilities) {
    float[] logits = new float[probabilities.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) Math.log(Math.max(LEAST_PROBABILITY, probabilities[c]));
    }
    return logits;
  }

  /**
   * How to train.
   *
   * @param epochs at most
   * @param run seed and threads
   * @param checkpoint where it goes on from
   */
  public record Course(int epochs, TrainingRun run, Checkpoint checkpoint) {}

  /** How it does on the tracks of a split. */
  FusionContest.Entry entry(Split split, int threads) {
    FusionTrainer.Labelled labelled = data.labelled(split);
    return FusionContest.Entry.of(
        FusionContest.NETWORK,
        FusionScorer.probabilities(fitted.tensors(), labelled.examples(), threads),
        labelled.labels());
  }

  FusionModel model() {
    return new FusionModel(
        data.clusters(), data.names(), data.features(), data.input(), fitted.tensors());
  }
}
