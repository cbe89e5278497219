package dev.segue.training.nextgenre;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.sequence.SequenceTrainer;
import dev.segue.training.sequence.TrainingResult;
import java.util.EnumSet;
import java.util.Map;

/** Runs the cells of a comparison, on one split of its steps, that no file has yet. */
final class CellRunner {

  /** Name of a network in its own cell. */
  static final String NETWORK = "network";

  private final Encodings encodings;
  private final int fold;
  private final CellFolder folder;
  private final Comparison.Watch watch;

  CellRunner(Encodings encodings, int fold, CellFolder folder, Comparison.Watch watch) {
    this.encodings = encodings;
    this.fold = fold;
    this.folder = folder;
    this.watch = watch;
  }

  /** The steps, split for this runner. */
  StepSource.Steps steps() {
    return encodings.steps(fold);
  }

  /** The data that the default reads, of a set of classes. */
  NextGenreData data(ClassSet set) {
    return encodings.data(new Encodings.Of(Variants.EVERYTHING, set, fold));
  }

  /** The test steps of data. */
  static JudgedSteps judged(NextGenreData data) {
    return JudgedSteps.of(data, EnumSet.of(Split.TEST));
  }

  /**
   * All baselines on a set of classes, in one cell.
   *
   * @param ordered whether they are asked about pasts in other orders, too
   */
  StoredCell rivals(ClassSet set, boolean ordered) {
    Encodings.Of encoding = new Encodings.Of(Variants.EVERYTHING, set, fold);
    String key =
        CellFolder.key(encodings.digest(encoding), "calibrated baselines and regressions", ordered);
    return folder.cell(key, StoredCell.class, () -> rivals(data(set), ordered));
  }

  private StoredCell rivals(NextGenreData data, boolean ordered) {
    JudgedSteps judged = judged(data);
    Rivals rivals = Rivals.fit(data);
    StoredCell cell = StoredCell.of("baselines", 0, 0, 0);
    for (Map.Entry<String, Forecasts> forecaster : rivals.forecasts(judged).entrySet()) {
      cell = cell.with(forecaster.getKey(), forecaster.getValue());
    }
    return ordered ? cell.withOrders(new OrderTest(steps(), judged).of(rivals)) : cell;
  }

  /**
   * A network.
   *
   * @param ordered whether it is asked about pasts in other orders, too
   * @throws java.util.concurrent.CancellationException when it was stopped
   */
  StoredCell network(Variant variant, boolean ordered) {
    Encodings.Of encoding = new Encodings.Of(variant.features(), variant.classes(), fold);
    String key = CellFolder.key(encodings.digest(encoding), variant.decides(), ordered);
    return folder.cell(
        key, StoredCell.class, () -> network(variant, encodings.data(encoding), key, ordered));
  }

  private StoredCell network(Variant variant, NextGenreData data, String key, boolean ordered) {
    long begun = System.nanoTime();
    TrainedNetwork trained = train(variant, data, key);
    JudgedSteps judged = judged(data);
    StoredCell cell =
        cell(variant, trained.result(), begun)
            .with(NETWORK, Forecasts.of(judged, trained::probabilities));
    int threads = variant.training().run().threads();
    return ordered
        ? cell.withOrders(Map.of(NETWORK, new OrderTest(steps(), judged).of(trained, threads)))
        : cell;
  }

  /**
   * A network that is trained on pasts in one order and asked about others in the same order.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped
   */
  StoredCell pasts(Variant variant, PastOrder order) {
    Encodings.Of encoding = new Encodings.Of(variant.features(), variant.classes(), fold);
    String key = CellFolder.key(encodings.digest(encoding), variant.decides(), "pasts", order);
    return folder.cell(
        key, StoredCell.class, () -> pasts(variant, encodings.data(encoding), order, key));
  }

  private StoredCell pasts(Variant variant, NextGenreData whole, PastOrder order, String key) {
    long begun = System.nanoTime();
    PastsInOrder pasts = PastsInOrder.of(steps(), whole, order);
    TrainedNetwork trained = train(variant, pasts.data(), key);
    return cell(variant, trained.result(), begun)
        .withOrders(Map.of(NETWORK, Map.of(order, pasts.rows(trained))));
  }

  private static StoredCell cell(Variant variant, TrainingResult result, long begun) {
    return StoredCell.of(
        variant.title(),
        result.validationLoss(),
        result.epochs().size(),
        (System.nanoTime() - begun) / 1e9);
  }

  private TrainedNetwork train(Variant variant, NextGenreData data, String key) {
    TrainingRun run = variant.training().run();
    Checkpoint checkpoint = Checkpoint.in(folder.checkpoint(key), key, watch);
    TrainingResult result =
        watch.training(
            progress ->
                new SequenceTrainer(data.sequences(), variant.training(), checkpoint, progress)
                    .train(variant.startOn(data)));
    folder.requireConverged(result.interrupted());
    checkpoint.deleteIfEnded();
    return TrainedNetwork.served(data, result, run.threads());
  }
}
