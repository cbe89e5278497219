package dev.segue.training.fusion;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Networks of several {@link FusionChoice}s on the same tracks, with several seeds. The figures of
 * each are kept, so that a comparison that was stopped goes on.
 */
public final class FusionCells {

  private final Input input;
  private final CellFolder folder;
  private final int epochs;
  private final Watch watch;

  /**
   * What networks are trained on and judged by.
   *
   * @param unit what is never on two sides
   */
  public record Input(TaggedTracks tracks, Optional<Plays> plays, SplitUnit unit) {

    private String digest() {
      return DataDigest.of(tracks.lines())
          + " "
          + plays.map(all -> DataDigest.of(all.lines())).orElse("")
          + " "
          + unit;
    }
  }

  /** Told what happens. */
  public interface Watch extends Checkpoint.Messages {

    /** A network is about to be trained. */
    void begins(String name, FusionData data, long seed);

    /** Runs a training behind a progress bar. */
    TrainedFusion training(Function<TrainingProgress, TrainedFusion> run);
  }

  /** Figures of forecasts. */
  public record Figures(double accuracy, double macroF1, double logLoss) {

    private static Figures of(FusionContest.Entry entry) {
      return new Figures(entry.scores().accuracy(), entry.macroF1(), entry.scores().logLoss());
    }
  }

  /**
   * How a network did.
   *
   * @param majority share of the largest class among the test tracks
   * @param validation what forms are chosen by
   * @param test on tracks that nothing was fitted to or chosen by
   * @param recommended mean average precision at 500, then the share of listeners with a relevant
   *     track among 50; empty without listeners
   */
  public record Cell(double majority, Figures validation, Figures test, List<Double> recommended) {}

  /**
   * Cells in a folder.
   *
   * @param epochs at most
   */
  public FusionCells(Input input, CellFolder folder, int epochs, Watch watch) {
    this.input = input;
    this.folder = folder;
    this.epochs = epochs;
    this.watch = watch;
  }

  /**
   * Runs or reads every cell, all choices with the first seed, then all with the next.
   *
   * @return cells by name of the choice, one per seed
   * @throws IllegalArgumentException before the first training, when one of them cannot be
   * @throws java.util.concurrent.CancellationException when it was stopped; what was finished is
   *     kept
   */
  public Map<String, List<Cell>> run(Map<String, FusionChoice> choices, List<TrainingRun> runs) {
    String digest = input.digest();
    Map<String, List<Cell>> cells = new LinkedHashMap<>();
    List<Map<String, FusionClasses>> classes = runs.stream().map(r -> classes(choices, r)).toList();
    for (int n = 0; n < runs.size(); n++) {
      TrainingRun run = runs.get(n);
      for (Map.Entry<String, FusionChoice> choice : choices.entrySet()) {
        String key =
            CellFolder.key(
                digest, "fusion", choice.getValue(), epochs, run, FusionConstants.text());
        FusionClasses own = classes.get(n).get(labels(choice.getValue()));
        Cell cell =
            folder.cell(
                key,
                Cell.class,
                () -> {
                  FusionData data = FusionData.of(own, choice.getValue(), run.seed());
                  watch.begins(choice.getKey(), data, run.seed());
                  return cell(data, run, key);
                });
        cells.computeIfAbsent(choice.getKey(), name -> new ArrayList<>()).add(cell);
      }
    }
    return cells;
  }

  /** The classes that choices need, which is where tables turn out too small. */
  private Map<String, FusionClasses> classes(Map<String, FusionChoice> choices, TrainingRun run) {
    Map<String, FusionClasses> classes = new HashMap<>();
    for (FusionChoice choice : choices.values()) {
      FusionClasses own =
          classes.computeIfAbsent(
              labels(choice),
              text -> FusionClasses.of(input.tracks(), input.unit(), choice, run.seed()));
      input.plays().ifPresent(own::requireListeners);
    }
    return classes;
  }

  private static String labels(FusionChoice choice) {
    return choice.tagVectors() + " " + choice.clusters();
  }

  private Cell cell(FusionData data, TrainingRun run, String key) {
    Checkpoint checkpoint = Checkpoint.in(folder.checkpoint(key), key, watch);
    TrainedFusion.Course course = new TrainedFusion.Course(epochs, run, checkpoint);
    TrainedFusion trained = watch.training(bar -> TrainedFusion.train(data, course, bar));
    folder.requireConverged(trained.fitted().interrupted());
    checkpoint.deleteIfEnded();
    FusionContest.Entry test = trained.entry(Split.TEST, run.threads());
    double largest =
        test.scores().classes().stream().mapToLong(Scores.ClassScores::count).max().orElse(0);
    return new Cell(
        largest / test.scores().count(),
        Figures.of(trained.entry(Split.VALIDATION, run.threads())),
        Figures.of(test),
        input.plays().map(plays -> recommended(trained, plays, run)).orElse(List.of()));
  }

  private static List<Double> recommended(TrainedFusion trained, Plays plays, TrainingRun run) {
    RankingFigures figures =
        RecommendationContest.of(trained, plays, run).entries().get(0).figures();
    return List.of(figures.precision().mean(), figures.hits().get(50));
  }
}
