package dev.segue.training.lyricsgenre;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.bundle.About;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.StratifiedFolds;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The work of the commands: train, evaluate and compare networks of the genre of lyrics. */
public final class LyricsGenre {

  private final Songs songs;
  private final LyricsCut.Setting setting;

  /**
   * Songs and how networks are trained on them.
   *
   * @param vectors where words get theirs
   */
  public LyricsGenre(Songs songs, LyricsModel.Choice choice, WordSource vectors, TrainingRun run) {
    this.songs = songs;
    this.setting = new LyricsCut.Setting(choice, vectors, run);
  }

  /** A trained network with its figures beside those of the baselines. */
  public static final class Trained {
    private final LyricsOutcome outcome;
    private final TrainingRun run;

    Trained(LyricsOutcome outcome, TrainingRun run) {
      this.outcome = outcome;
      this.run = run;
    }

    /** The network. */
    public LyricsModel model() {
      return outcome.model();
    }

    /** The network and the baselines, a fold each. */
    public List<LyricsComparison.Row> rows() {
      return outcome.rows();
    }

    /** Writes it as a bundle. */
    public BundleDirectory write(
        Path directory, String version, JsonNode metrics, Provenance provenance)
        throws IOException {
      return LyricsBundle.write(
          directory,
          outcome,
          new About(version, metrics, provenance, new LyricsReport(outcome, run).data()));
    }
  }

  /** Trains on 70 % of the songs, stops by 10 and tests on 20. */
  public Trained train(LyricsModel.Watch watch) {
    StratifiedFolds.Parts parts = StratifiedFolds.split(songs.labels(), setting.run().seed());
    LyricsCut cut = new LyricsCut(songs, parts, setting);
    LyricsModel model = cut.train(setting.choice().shape(), watch);
    List<LyricsComparison.Row> rows =
        List.of(
            new LyricsComparison.Row(LyricsComparison.NETWORK, List.of(cut.of(model))),
            new LyricsComparison.Row(LyricsComparison.TF_IDF, List.of(cut.tfIdf())),
            new LyricsComparison.Row(LyricsComparison.MAJORITY, List.of(cut.majority())));
    return new Trained(
        new LyricsOutcome(model, cut.data(), rows, songs.seen(parts)), setting.run());
  }

  /**
   * Compares by cross-validation.
   *
   * @param embeddings of the songs in their order; empty without
   * @throws java.util.concurrent.CancellationException when a training was interrupted
   */
  public List<LyricsComparison.Row> compare(
      int folds, List<float[]> embeddings, Cells cells, LyricsComparison.Watch watch) {
    return new LyricsComparison(
            songs,
            new LyricsComparison.Plan(setting, folds, embeddings, cells.folder(), cells.options()),
            watch)
        .run();
  }

  /**
   * Where finished cells of a comparison are kept.
   *
   * @param options everything on the command line that changes a cell
   */
  public record Cells(CellFolder folder, String options) {}

  /**
   * What a bundle says of songs.
   *
   * @param figures those of the songs whose genre it knows
   * @param unknown number of songs of other genres, which are left out
   * @param seen number of songs that it was trained on or stopped by, which are left out
   */
  public record Served(LyricsFigures figures, int unknown, int seen) {}

  /**
   * Runs a bundle on songs.
   *
   * @param includingSeen whether it is judged on those that it has seen, too
   * @throws IllegalArgumentException when it knows the genre of none, or has seen them all
   */
  public static Served evaluate(ServedLyrics bundle, Songs songs, boolean includingSeen) {
    List<Song> known =
        songs.songs().stream().filter(song -> bundle.labels().contains(song.genre())).toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "lyrics: expected songs of the bundle's genres "
              + bundle.labels()
              + ", found others: "
              + songs.genres());
    }
    List<Song> judged = includingSeen ? known : bundle.unseen(known);
    int[] labels =
        judged.stream().mapToInt(song -> bundle.labels().indexOf(song.genre())).toArray();
    LyricsFigures figures =
        LyricsFigures.ofTest(bundle.probabilities(judged), labels, bundle.labels().size());
    return new Served(figures, songs.songs().size() - known.size(), known.size() - judged.size());
  }
}
