package dev.segue.training.cli;

import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.lyricsgenre.LyricsComparison;
import dev.segue.training.lyricsgenre.LyricsGenre;
import dev.segue.training.lyricsgenre.LyricsModel;
import dev.segue.training.lyricsgenre.Songs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue compare lyrics-genre}. */
@Command(
    name = "lyrics-genre",
    description = {
      "Cross-validates the network of a song's genre, the published one (without the linear path),"
          + " its ablations (without pooling, without attention and pooling, half the units) and the"
          + " baselines on the same folds, and prints one table. Finished cells are kept: a command that was stopped goes on."
    },
    footer = {
      "  segue world --users 10 --days 2 --songs 200 --out world",
      "  segue compare lyrics-genre --lyrics world/lyrics.tsv --folds 2 --epochs 5"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareLyricsGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LyricsOptions options;
  @Mixin private EncoderOptions encoder;
  @Mixin private SeedOptions seeds = new SeedOptions(1);
  @Mixin private CellOptions output;

  @Option(
      names = "--folds",
      paramLabel = "K",
      defaultValue = "5",
      description =
          "Folds of the cross-validation: each is the test once, an eighth of the others validation"
              + " (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Override
  public Integer call() throws IOException {
    GivenOptions given = new GivenOptions(spec);
    options.check(given);
    if (!encoder.given()) {
      given.refuse("without --encoder", "--encoder-cache");
    }
    seeds.count();
    output.check();
    PrintWriter err = spec.commandLine().getErr();
    Songs songs = options.songs(err);
    List<List<LyricsComparison.Row>> runs = runs(songs, err);
    PrintWriter text = spec.commandLine().getOut();
    text.print(LyricsTable.of(runs));
    text.flush();
    output.write(() -> LyricsTable.json(runs, songs.genres()));
    return 0;
  }

  private List<List<LyricsComparison.Row>> runs(Songs songs, PrintWriter err) throws IOException {
    List<float[]> embeddings = embeddings(songs);
    List<List<LyricsComparison.Row>> runs = new ArrayList<>();
    for (TrainingRun run : seeds.from(options.run())) {
      LyricsGenre.Cells cells = new LyricsGenre.Cells(output.cells(), options.describe(run));
      Terminal terminal = new Terminal(err, run.seed());
      runs.add(options.on(songs, run).compare(folds, embeddings, cells, terminal));
    }
    return runs;
  }

  private List<float[]> embeddings(Songs songs) {
    return encoder.given()
        ? encoder.with(options.threads(), texts -> texts.encode(songs.texts()))
        : List.of();
  }

  /** Shows what is trained. */
  private final class Terminal implements LyricsComparison.Watch {
    private final PrintWriter err;
    private final long seed;

    Terminal(PrintWriter err, long seed) {
      this.err = err;
      this.seed = seed;
    }

    @Override
    public void begins(String entry, int fold) {
      err.printf("  seed %d, fold %d of %d: %s%n", seed, fold + 1, folds, entry);
      err.flush();
    }

    @Override
    public void tell(String message) {
      err.println("  " + message);
      err.flush();
    }

    @Override
    public LyricsModel training(Function<TrainingProgress, LyricsModel> training) {
      return Training.watched(options.epochs(), err, training);
    }
  }
}
