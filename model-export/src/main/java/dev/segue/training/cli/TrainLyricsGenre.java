package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.lyricsgenre.LyricsGenre;
import dev.segue.training.lyricsgenre.LyricsModel;
import dev.segue.training.lyricsgenre.Songs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue train lyrics-genre}. */
@Command(
    name = "lyrics-genre",
    description = {
      "Trains the network of a song's genre from its lyrics on 70 %% of the songs, writes its bundle"
          + " and compares it with baselines on the 20 %% that neither training nor validation saw."
    },
    footer = {
      "  segue world --users 10 --days 2 --songs 500 --out world",
      "  segue train lyrics-genre --lyrics world/lyrics.tsv --out lyrics-genre"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainLyricsGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LyricsOptions options;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    options.check(new GivenOptions(spec));
    output.check();
    PrintWriter err = spec.commandLine().getErr();
    Songs songs = options.songs(err);
    LyricsGenre family = options.on(songs);
    Checkpoint checkpoint = output.checkpoint(songs.digest() + "; " + options.describe());
    LyricsGenre.Trained trained =
        Training.watched(
            options.epochs(), err, bar -> family.train(new LyricsModel.Watch(bar, checkpoint)));
    write(trained, songs);
    return 0;
  }

  private void write(LyricsGenre.Trained trained, Songs songs) throws IOException {
    ObjectNode figures = ContestJson.object();
    figures.set("training", ContestJson.of(trained.model().fitted()));
    figures.put("temperature", trained.model().temperature());
    figures.set("test", LyricsTable.json(List.of(trained.rows()), songs.genres()));
    BundleDirectory bundle =
        trained.write(
            output.directory(),
            output.version(),
            figures.deepCopy(),
            output.provenance(options.seed(), songs.digest()));
    figures.put("bundle_digest", bundle.digest());
    output.finish(figures);
    PrintWriter text = spec.commandLine().getOut();
    text.print(LyricsTable.of(List.of(trained.rows())));
    text.printf("bundle %s written, digest %s%n", output.directory(), bundle.digest());
    text.flush();
  }
}
