package dev.segue.training.cli;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.lyricsgenre.LyricsGenre;
import dev.segue.training.lyricsgenre.LyricsModel;
import dev.segue.training.lyricsgenre.LyricsShape;
import dev.segue.training.lyricsgenre.Songs;
import dev.segue.training.lyricsgenre.WordSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of networks that learn the genre of lyrics, and of what they learn from. */
final class LyricsOptions {

  @Mixin private LyricsInput input;

  @Option(
      names = "--per-genre",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Most songs of a genre, drawn at random; smaller genres are taken whole (default:"
              + " ${DEFAULT-VALUE}).")
  private int perGenre;

  @Option(
      names = "--genres",
      paramLabel = "N",
      description = "Keep the N largest genres only (default: all).")
  private Integer genres;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "Word vectors in GloVe's text format, plain or gzip (default: learned from the training"
              + " lyrics by skip-gram).")
  private Path vectors;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "100",
      description = "Numbers of a word vector that is learned here (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--fine-tune",
      description = "Train the word vectors on with the network; they are frozen otherwise.")
  private boolean fineTune;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      defaultValue = "128",
      description = "Units of the LSTM (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Mixin private TrainingOptions training;

  /** Refuses what would do nothing or cannot be, before anything is read. */
  void check(GivenOptions given) {
    if (vectors != null) {
      given.refuse("with --vectors, whose vectors have their own", "--width");
      if (!Files.isReadable(vectors)) {
        throw new IllegalArgumentException(
            "--vectors " + vectors + ": expected a file, found none; check the path");
      }
    }
    if (width < 1) {
      throw new IllegalArgumentException("--width: expected 1 number or more, found " + width);
    }
    balance();
    choice();
    training.run();
  }

  /** Reads the songs, as many of every genre. */
  Songs songs(PrintWriter err) throws IOException {
    Songs songs = input.read().balanced(balance(), training.seed());
    LyricsInput.tell(songs, err);
    return songs;
  }

  LyricsGenre on(Songs songs) {
    return on(songs, training.run());
  }

  /** The same with another seed. */
  LyricsGenre on(Songs songs, TrainingRun run) {
    WordSource source = vectors == null ? WordSource.trained(width) : WordSource.ofFile(vectors);
    return new LyricsGenre(songs, choice(), source, run);
  }

  TrainingRun run() {
    return training.run();
  }

  int epochs() {
    return training.epochs();
  }

  long seed() {
    return training.seed();
  }

  int threads() {
    return training.threads();
  }

  /** Everything that changes what is learned from the same songs. */
  String describe() throws IOException {
    return describe(training.run());
  }

  /** The same with another seed. */
  String describe(TrainingRun run) throws IOException {
    String words = vectors == null ? "width " + width : "vectors " + DataDigest.of(vectors);
    return words + ", " + choice() + ", " + run;
  }

  private Songs.Balance balance() {
    return new Songs.Balance(perGenre, genres == null ? 0 : genres);
  }

  private LyricsModel.Choice choice() {
    return new LyricsModel.Choice(
        LyricsShape.STANDARD.withHidden(hidden), fineTune, training.epochs());
  }
}
