package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.List;

/** Cross-entropy of the next track: over candidates in training, over all tracks in validation. */
final class NextTrackTask implements MiniBatchTask {

  private static final int VALIDATION_BATCH = 256;

  private final NextTrackShape shape;
  private final List<NextTrackCase> training;
  private final List<NextTrackCase> validation;
  private final CandidateTracks.Rule candidates;
  private final Dropout dropout;

  /**
   * What a network learns from.
   *
   * @param training its own cases
   * @param validation cases that say when to stop; those whose target is not known are left out
   * @param drawn tracks that a batch is compared with beside its targets
   */
  record Cases(List<NextTrackCase> training, List<NextTrackCase> validation, int drawn) {}

  NextTrackTask(NextTrackShape shape, Cases cases, Dropout dropout) {
    this.shape = shape;
    this.training = cases.training();
    this.validation =
        cases.validation().stream()
            .filter(asked -> asked.target() != TrackVocabulary.UNKNOWN)
            .toList();
    this.candidates = new CandidateTracks.Rule(shares(), cases.drawn());
    this.dropout = dropout;
  }

  @Override
  public int examples() {
    return training.size();
  }

  @Override
  public NDArray loss(TrainedArrays weights, int[] rows) {
    List<NextTrackCase> cases = Arrays.stream(rows).mapToObj(training::get).toList();
    PrefixBatch batch = PrefixBatch.of(cases, shape.longest());
    CandidateTracks compared =
        CandidateTracks.of(batch.targets(), candidates, Arrays.hashCode(rows));
    NextTrackNetwork network = new NextTrackNetwork(weights, shape, dropout);
    NDArray scores = network.scores(batch.prefixes(), network.compared(compared.tracks()));
    return crossEntropy(scores, compared, weights.manager()).mean();
  }

  @Override
  public double validationLoss(TrainedArrays weights) {
    NextTrackNetwork network = new NextTrackNetwork(weights, shape, Dropout.NONE);
    double sum = 0;
    try (NDScope all = new NDScope()) {
      all.suppressNotUsedWarning();
      NDArray tracks = network.compared(null);
      for (int from = 0; from < validation.size(); from += VALIDATION_BATCH) {
        int to = Math.min(from + VALIDATION_BATCH, validation.size());
        PrefixBatch batch = PrefixBatch.of(validation.subList(from, to), shape.longest());
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray scores = network.scores(batch.prefixes(), tracks);
          sum += logLoss(scores, batch.targets(), weights.manager());
        }
      }
    }
    return sum / validation.size();
  }

  /** The target's own score is not corrected: it is always among the candidates [B, 1]. */
  private static NDArray crossEntropy(
      NDArray scores, CandidateTracks candidates, NDManager manager) {
    int rows = candidates.targets().length;
    NDArray corrected = scores.add(manager.create(candidates.correction()));
    NDArray targets = column(manager, candidates.targets());
    NDArray own = scores.gather(targets, 1);
    NDArray ownCorrected = corrected.gather(targets, 1);
    NDArray largest = corrected.max(new int[] {1}, true);
    NDArray others =
        corrected
            .sub(largest)
            .exp()
            .sum(new int[] {1}, true)
            .sub(ownCorrected.sub(largest).exp())
            .add(own.sub(largest).exp());
    return others.log().add(largest).sub(own).reshape(rows);
  }

  private static double logLoss(NDArray scores, int[] targets, NDManager manager) {
    NDArray known = scores.get(":, " + (TrackVocabulary.UNKNOWN + 1) + ":");
    int[] shifted = Arrays.stream(targets).map(target -> target - 1).toArray();
    return -known.logSoftmax(1).gather(column(manager, shifted), 1).sum().getFloat();
  }

  private static NDArray column(NDManager manager, int[] numbers) {
    return manager.create(numbers).toType(DataType.INT64, false).expandDims(1);
  }

  private double[] shares() {
    double[] shares = new double[shape.tracks()];
    training.forEach(asked -> shares[asked.target()] += 1.0 / training.size());
    return shares;
  }
}
