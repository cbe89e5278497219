package dev.segue.training.nexttrack;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Networks and baselines on the same sessions. Every network is trained with every seed; what is
 * trained, tested and counted in is the same for all. Finished cells are kept, and a network that
 * was interrupted is not counted.
 */
public final class NextTrackComparison {

  private final NextTrackData data;
  private final Setting setting;
  private final Watch watch;
  private final String digest;

  /**
   * What is compared.
   *
   * @param recipes the networks; the normalised form has a memory beside it, too
   * @param training of all of them, but for the seed
   * @param runs seeds and threads
   * @param cells where finished cells are kept
   */
  public record Setting(
      List<NextTrackRecipe> recipes,
      NextTrackTraining training,
      List<TrainingRun> runs,
      CellFolder cells) {}

  /** Told what is trained, and how far the ranking is. */
  public interface Watch extends Checkpoint.Messages, RankingWatch {
    void begins(String network, long seed);

    /** Runs a training with somebody to tell of it. */
    NextTrackTraining.Trained training(
        Function<TrainingProgress, NextTrackTraining.Trained> training);
  }

  /**
   * A finished cell, as a file holds it.
   *
   * @param about what was run, for a reader of the file
   * @param training how the training went
   * @param ranks places of the targets of all test cases, by name of the forecaster
   * @param shuffled the same for prefixes in random order, of those who were asked
   */
  record Cell(String about, Went training, Map<String, int[]> ranks, Map<String, int[]> shuffled) {
    Cell {
      ranks = new LinkedHashMap<>(ranks);
      shuffled = new LinkedHashMap<>(shuffled);
    }

    static Cell of(String about, Went training, List<Ranked> ranked) {
      Map<String, int[]> ranks = new LinkedHashMap<>();
      Map<String, int[]> shuffled = new LinkedHashMap<>();
      for (Ranked entry : ranked) {
        ranks.put(entry.name(), entry.ranks());
        entry.whenShuffled().ifPresent(other -> shuffled.put(entry.name(), other.ranks()));
      }
      return new Cell(about, training, ranks, shuffled);
    }

    /** What a forecaster said in cells of other seeds of the same. */
    static Ranked ranked(String name, boolean baseline, List<Cell> cells) {
      return new Ranked(
          name,
          baseline,
          cells.stream().map(cell -> cell.ranks.get(name)).toList(),
          cells.stream().map(cell -> cell.shuffled.get(name)).filter(Objects::nonNull).toList());
    }
  }

  /**
   * How a training went.
   *
   * @param seed of the run
   * @param validationLoss lowest cross-entropy on validation cases, nats
   * @param epochs that were trained
   * @param seconds of wall time, without the ranking
   */
  public record Went(long seed, double validationLoss, int epochs, double seconds) {

    static final Went UNTRAINED = new Went(0, 0, 0, 0);

    static Went of(Fitted fitted, long seed) {
      double seconds = fitted.epochs().stream().mapToDouble(TrainingProgress.Epoch::seconds).sum();
      return new Went(seed, fitted.validationLoss(), fitted.epochs().size(), seconds);
    }
  }

  /**
   * What came out.
   *
   * @param contest every position of the test sessions
   * @param trainings of every network, a seed each
   */
  public record Compared(NextTrackContest contest, Map<String, List<Went>> trainings) {}

  /** Sessions and what is trained on them. */
  public NextTrackComparison(NextTrackData data, Setting setting, Watch watch) {
    this.data = data;
    this.setting = setting;
    this.watch = watch;
    this.digest = data.digest();
  }

  /**
   * Runs or reads every cell.
   *
   * @throws java.util.concurrent.CancellationException when a training was interrupted
   */
  public Compared run() {
    List<Ranked> entries = new ArrayList<>();
    Map<String, List<Went>> trainings = new LinkedHashMap<>();
    for (NextTrackRecipe recipe : setting.recipes()) {
      List<Cell> cells = setting.runs().stream().map(run -> cell(recipe, run)).toList();
      entries.addAll(ranked(recipe.baseline(), cells));
      trainings.put(recipe.name(), cells.stream().map(Cell::training).toList());
    }
    entries.addAll(ranked(true, List.of(baselines())));
    entries.sort(Comparator.comparing(Ranked::baseline));
    return new Compared(new NextTrackContest(data.testCases(), entries), trainings);
  }

  private static List<Ranked> ranked(boolean baseline, List<Cell> cells) {
    return cells.get(0).ranks().keySet().stream()
        .map(name -> Cell.ranked(name, baseline, cells))
        .toList();
  }

  private Cell baselines() {
    return setting
        .cells()
        .cell(
            CellFolder.key(digest, "baselines", NextTrackConstants.ofBaselines()),
            Cell.class,
            () -> Cell.of("baselines", Went.UNTRAINED, NextTrackContest.baselines(data, watch)));
  }

  private Cell cell(NextTrackRecipe recipe, TrainingRun run) {
    NextTrackTraining training = setting.training().with(run);
    String key =
        CellFolder.key(digest, recipe.decides(), training, NextTrackConstants.ofNetworks());
    Checkpoint checkpoint = Checkpoint.in(setting.cells().checkpoint(key), key, watch);
    Cell cell = setting.cells().cell(key, Cell.class, () -> network(recipe, training, checkpoint));
    checkpoint.deleteIfEnded();
    return cell;
  }

  private Cell network(NextTrackRecipe recipe, NextTrackTraining training, Checkpoint checkpoint) {
    watch.begins(recipe.name(), training.run().seed());
    NextTrackTraining.Trained trained =
        watch.training(progress -> training.train(data, recipe, checkpoint, progress));
    setting.cells().requireConverged(trained.fitted().interrupted());
    int threads = training.run().threads();
    NextTrackModel model =
        recipe.form().normalised()
            ? NextTrackModel.withMemory(trained.weights(), data, threads)
            : NextTrackModel.of(trained.weights());
    String about = recipe.name() + ", seed " + training.run().seed();
    return Cell.of(
        about,
        Went.of(trained.fitted(), training.run().seed()),
        model.ranked(recipe.name(), data.testCases().cases(), threads, watch));
  }
}
