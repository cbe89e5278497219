package dev.segue.training.lyricsgenre;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.StratifiedFolds;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Cross-validation of the network, its ablations and the baselines on the same folds. A network
 * that was interrupted is not counted.
 */
public final class LyricsComparison {

  /** Names of the forecasters of a table. */
  public static final String NETWORK = "network";

  static final String TF_IDF = "TF-IDF, logistic regression";
  static final String MAJORITY = "majority";

  private static final String SENTENCES = "sentence embedding, linear";

  private final Songs songs;
  private final Plan plan;
  private final Watch watch;

  /**
   * What is compared.
   *
   * @param setting of the network and its ablations
   * @param folds of the cross-validation
   * @param embeddings of the songs in their order, for the layer on sentence embeddings; empty to
   *     leave it out
   * @param cells where finished cells are kept
   * @param options everything on the command line that changes a cell
   */
  record Plan(
      LyricsCut.Setting setting,
      int folds,
      List<float[]> embeddings,
      CellFolder cells,
      String options) {}

  /** Told what is trained. */
  public interface Watch extends Checkpoint.Messages {
    void begins(String entry, int fold);

    /** Runs a training with somebody to tell of it. */
    LyricsModel training(Function<TrainingProgress, LyricsModel> training);
  }

  /** One row of the table: a forecaster's figures, a fold each. */
  public record Row(String name, List<LyricsFigures> folds) {
    public Row {
      folds = List.copyOf(folds);
    }
  }

  LyricsComparison(Songs songs, Plan plan, Watch watch) {
    this.songs = songs;
    this.plan = plan;
    this.watch = watch;
  }

  /**
   * Runs or reads every cell.
   *
   * @throws java.util.concurrent.CancellationException when a training was interrupted
   */
  List<Row> run() {
    StratifiedFolds folds =
        new StratifiedFolds(songs.labels(), plan.folds(), plan.setting().run().seed());
    Map<String, List<LyricsFigures>> rows = new LinkedHashMap<>();
    String digest = songs.digest();
    String embeddings = DataDigest.of(plan.embeddings().stream().map(Arrays::toString).toList());
    for (int fold = 0; fold < plan.folds(); fold++) {
      LyricsCut cut = new LyricsCut(songs, folds.parts(fold), plan.setting());
      for (Map.Entry<String, Forecaster> entry : entries().entrySet()) {
        String name = entry.getKey();
        int number = fold;
        String read = name.equals(SENTENCES) ? embeddings : "";
        String key =
            CellFolder.key(
                digest, LyricsConstants.text(), plan.folds(), plan.options(), name, read, number);
        LyricsFigures figures =
            plan.cells()
                .cell(
                    key,
                    LyricsFigures.class,
                    () -> {
                      watch.begins(name, number);
                      return entry.getValue().judge(cut, key);
                    });
        rows.computeIfAbsent(name, n -> new ArrayList<>()).add(figures);
      }
    }
    return rows.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList();
  }

  /** Fits and judges on a cut; a training that is stopped is kept under the cell's key. */
  private interface Forecaster {
    LyricsFigures judge(LyricsCut cut, String key);
  }

  /** The forecasters in the order of the table. */
  private Map<String, Forecaster> entries() {
    LyricsShape shape = plan.setting().choice().shape();
    LyricsShape published = shape.withoutSkip();
    LyricsShape half = published.withHidden(Math.max(1, shape.hidden() / 2));
    Map<String, Forecaster> entries = new LinkedHashMap<>();
    entries.put(NETWORK, network(shape));
    entries.put("published", network(published));
    entries.put("published, no pooling", network(published.withoutPooling()));
    entries.put(
        "published, no attention, pooling", network(published.withoutPooling().withoutAttention()));
    entries.put("published, hidden " + half.hidden(), network(half));
    if (!plan.embeddings().isEmpty()) {
      entries.put(SENTENCES, (cut, key) -> cut.sentences(plan.embeddings()));
    }
    entries.put(TF_IDF, (cut, key) -> cut.tfIdf());
    entries.put(MAJORITY, (cut, key) -> cut.majority());
    return entries;
  }

  private Forecaster network(LyricsShape shape) {
    return (cut, key) -> {
      Checkpoint checkpoint = Checkpoint.in(plan.cells().checkpoint(key), key, watch);
      LyricsModel model =
          watch.training(progress -> cut.train(shape, new LyricsModel.Watch(progress, checkpoint)));
      plan.cells().requireConverged(model.fitted().interrupted());
      checkpoint.deleteIfEnded();
      return cut.of(model);
    };
  }
}
