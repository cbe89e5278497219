package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.lyricsgenre.LyricsGenre;
import dev.segue.training.lyricsgenre.ServedLyrics;
import dev.segue.training.lyricsgenre.Songs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue evaluate lyrics-genre}. */
@Command(
    name = "lyrics-genre",
    description = {
      "Judges a bundle on songs that it has not seen: those of the same words as one that it was"
          + " trained on or stopped by are left out. segue compare lyrics-genre has the baselines."
    },
    footer = {"  segue evaluate lyrics-genre --bundle lyrics-genre --lyrics other/lyrics.tsv"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateLyricsGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LyricsInput input;

  @Option(
      names = "--include-seen",
      description =
          "Judge the bundle on songs that it was trained on or stopped by, too, which flatters it;"
              + " they are left out and counted otherwise.")
  private boolean includeSeen;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "What segue train lyrics-genre wrote.")
  private Path bundle;

  @Mixin private FigureOptions figures;

  @Override
  public Integer call() throws IOException {
    figures.check();
    PrintWriter err = spec.commandLine().getErr();
    try (ServedLyrics served = ServedLyrics.load(BundleDirectory.read(bundle))) {
      Songs songs = input.read();
      LyricsInput.tell(songs, err);
      LyricsGenre.Served judged = LyricsGenre.evaluate(served, songs, includeSeen);
      if (judged.unknown() > 0) {
        err.printf("  songs left out, of genres unknown to the bundle: %,d%n", judged.unknown());
      }
      PrintWriter text = spec.commandLine().getOut();
      text.print(LyricsTable.ofBundle(judged.figures(), served.labels()));
      text.printf("songs left out, which the bundle has seen: %,d%n", judged.seen());
      text.flush();
      figures.write(
          () ->
              LyricsTable.json(judged.figures(), served.labels())
                  .put("unknown", judged.unknown())
                  .put("seen_left_out", judged.seen()));
    }
    return 0;
  }
}
