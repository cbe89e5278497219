package dev.segue.training.fusion;

import dev.segue.training.baseline.Stacking;
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
import java.util.Optional;

/**
 * A fusion model with the data it was trained on and how that went.
 *
 * @param data training, validation and test tracks
 * @param fitted calibrated weights, and losses per epoch before that, by the network alone
 * @param linear calibrated logits that are added to the network's
 */
public record TrainedFusion(FusionData data, Fitted fitted, Optional<LinearPath> linear) {

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
    Optional<LinearPath> linear =
        data.choice().form().linear() ? Optional.of(LinearPath.fit(data)) : Optional.empty();
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
    return new TrainedFusion(data, fitted, linear).calibrated(validation, course.run().threads());
  }

  /** The same, logits multiplied by what validation prefers. */
  private TrainedFusion calibrated(FusionTrainer.Labelled validation, int threads) {
    float[][] logits = FusionScorer.logits(fitted.tensors(), validation.examples(), threads);
    if (linear.isEmpty()) {
      return times(1 / temperature(logits, validation.labels()), 1);
    }
    float[][] others = linear.get().logits(data.tracks().tracks(Split.VALIDATION));
    Stacking stacking = Stacking.fit(logits, others, validation.labels());
    return times(stacking.first(), stacking.second());
  }

  private static float temperature(float[][] logits, int[] labels) {
    List<TemperatureScaling.Example> examples = new ArrayList<>();
    for (int n = 0; n < labels.length; n++) {
      examples.add(new TemperatureScaling.Example(logits[n], labels[n]));
    }
    return (float) TemperatureScaling.fit(examples);
  }

  /** The same with the logits of the network and of the linear path multiplied. */
  private TrainedFusion times(float network, float path) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(fitted.tensors());
    for (String name : List.of(NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS)) {
      float[] values = tensors.get(name).values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= network;
      }
      tensors.put(name, Tensor.of(values, tensors.get(name).shape()));
    }
    return new TrainedFusion(
        data,
        new Fitted(tensors, fitted.validationLoss(), fitted.epochs(), fitted.interrupted()),
        linear.map(own -> own.times(path)));
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
        model().probabilities(labelled.examples(), data.tracks().tracks(split), threads),
        labelled.labels());
  }

  FusionModel model() {
    return new FusionModel(
        data.clusters(), data.names(), data.features(), data.input(), fitted.tensors(), linear);
  }
}
