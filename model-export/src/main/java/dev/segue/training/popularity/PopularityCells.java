package dev.segue.training.popularity;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The networks of all {@link PopularityForm}s and the baselines on the same tracks. What each
 * forecast of the test tracks is kept, so that a comparison that was stopped goes on.
 */
public final class PopularityCells {

  private final CellFolder folder;
  private final int epochs;
  private final Watch watch;
  private final boolean trees;

  /** Told what happens. */
  public interface Watch extends Checkpoint.Messages {

    /** Runs a training behind a progress bar. */
    TrainedPopularity training(Function<TrainingProgress, TrainedPopularity> run);
  }

  /** What a file holds. */
  private record Cell(List<PopularityContest.Entry> entries) {}

  /**
   * Cells in a folder.
   *
   * @param epochs at most
   */
  public PopularityCells(CellFolder folder, int epochs, Watch watch) {
    this(folder, epochs, watch, BoostedTrees.unavailable().isEmpty());
  }

  /** Cells whose baselines are with or without boosted trees; never those of the other kind. */
  PopularityCells(CellFolder folder, int epochs, Watch watch, boolean trees) {
    this.folder = folder;
    this.epochs = epochs;
    this.watch = watch;
    this.trees = trees;
  }

  /**
   * Runs or reads every cell of a task: the networks, {@link PopularityForm#NETWORK} first, then
   * the baselines.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped; what was finished is
   *     kept
   */
  public PopularityContest contest(PopularityTask task, TrainingRun run) {
    String data = DataDigest.of(task.splits().lines()) + " above " + task.threshold();
    List<PopularityContest.Entry> entries = new ArrayList<>();
    for (PopularityForm form : PopularityForm.values()) {
      String key =
          CellFolder.key(
              data, "popularity", form, form.epochs(epochs), run, PopularityConstants.of(form));
      entries.addAll(cell(key, form.title(), () -> network(form, task, run, key)));
    }
    entries.addAll(
        cell(
            CellFolder.key(
                data,
                "popularity",
                "baselines",
                "trees " + trees,
                run,
                PopularityConstants.ofBaselines()),
            "baselines",
            () -> PopularityContest.baselines(task, run, trees)));
    return new PopularityContest(
        "by " + task.splits().unit().key(),
        task.threshold(),
        task.splits().part(Split.TEST),
        entries);
  }

  private List<PopularityContest.Entry> cell(
      String key, String name, Supplier<List<PopularityContest.Entry>> make) {
    return folder
        .cell(
            key,
            Cell.class,
            () -> {
              watch.tell(name);
              return new Cell(make.get());
            })
        .entries();
  }

  private List<PopularityContest.Entry> network(
      PopularityForm form, PopularityTask task, TrainingRun run, String key) {
    Checkpoint checkpoint = Checkpoint.in(folder.checkpoint(key), key, watch);
    TrainedPopularity.Plan plan =
        new TrainedPopularity.Plan(form, form.epochs(epochs), run, checkpoint);
    TrainedPopularity trained =
        watch.training(progress -> TrainedPopularity.train(task, plan, progress));
    folder.requireConverged(trained.fitted().interrupted());
    checkpoint.deleteIfEnded();
    return List.of(PopularityContest.entry(trained, form.title()));
  }
}
