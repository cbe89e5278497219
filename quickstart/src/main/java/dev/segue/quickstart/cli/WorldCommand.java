package dev.segue.quickstart.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.quickstart.world.Disturbances;
import dev.segue.quickstart.world.Ledger;
import dev.segue.quickstart.world.LyricsFile;
import dev.segue.quickstart.world.Score;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.quickstart.world.WorldFiles;
import dev.segue.quickstart.world.WorldScores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue world}: generates a world and writes it as files. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    description =
        "Generates users who listen and tweet, writes their events as Avro files with a ledger of what must become "
            + "of each, and prints how well an exact oracle predicts them beside the baselines.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the world was written", "1:writing failed", "2:bad usage"},
    footer = "  segue world --users 20 --days 3 --seed 7 --out world")
final class WorldCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "300",
      description = "Number of users (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--days",
      paramLabel = "D",
      defaultValue = "30",
      description = "Days of their lives (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "7",
      description =
          "Seed: the same seed and size give the same bytes; other seeds give other users, with the same tracks "
              + "(default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      defaultValue = "2025-10-01",
      description = "Midnight in UTC at which the last day ends (default: ${DEFAULT-VALUE}).")
  private LocalDate end;

  @Option(
      names = "--songs",
      paramLabel = "N",
      description =
          "Also write lyrics.tsv: N songs of every genre that are not in the catalogue, to learn a song's genre from.")
  private Integer songs;

  @Option(
      names = "--undisturbed",
      description = "Without duplicates, delays, late and malformed records.")
  private boolean undisturbed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory for the files; files of an earlier world in it are replaced.")
  private Path out;

  @Override
  public Integer call() {
    WorldConfig config = config();
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw CommandFailure.badInput(out + " is a file; give a directory with --out");
    }
    if (songs != null && songs < 1) {
      throw CommandFailure.badInput(
          "--songs: expected 1 song of every genre or more, found " + songs);
    }
    World world = World.generate(config, LexiconStressScorer.ofDefaults());
    Map<String, Score> scores = WorldScores.of(world);
    try {
      WorldFiles.write(world, scores, out);
      writeLyrics();
    } catch (IOException e) {
      throw CommandFailure.runtime(
          "cannot write to %s (%s); give a directory you may write with --out"
              .formatted(out, e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
    print(world.ledger(), scores);
    return 0;
  }

  /** Without the option none are left of an earlier world. */
  private void writeLyrics() throws IOException {
    Path file = out.resolve("lyrics.tsv");
    if (songs == null) {
      Files.deleteIfExists(file);
      return;
    }
    ScoreCard oracle = LyricsFile.write(songs, seed, file);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d songs in lyrics.tsv; who knows how they are made names %.1f%% of their genres, log-loss %.4f%n",
            oracle.count(),
            100 * oracle.accuracy(),
            oracle.logLoss());
  }

  private WorldConfig config() {
    if (end.isAfter(LocalDate.now(ZoneOffset.UTC))) {
      throw CommandFailure.badInput(
          "--end " + end + " is in the future, and so would be events; give a day that has begun");
    }
    try {
      return new WorldConfig(
          users,
          days,
          seed,
          end.atStartOfDay(ZoneOffset.UTC).toInstant(),
          undisturbed ? Disturbances.NONE : Disturbances.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage() + "; see segue world --help");
    }
  }

  private void print(Ledger ledger, Map<String, Score> scores) {
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        "%d records: %d sessions, %d tweets; of them %d duplicates, %d late, %d dead letters%n",
        ledger.count("read"),
        ledger.count("sessions"),
        ledger.count("tweets"),
        ledger.count("duplicates"),
        ledger.count("late"),
        ledger.count("dead_letters"));
    if (scores.isEmpty()) {
      text.println("too few users for scores: the baselines need outcomes of at least two");
    } else {
      print(scores, text);
    }
    text.printf("over %d outcomes; written to %s%n", ledger.count("outcomes"), out);
    text.flush();
  }

  private static void print(Map<String, Score> scores, PrintWriter text) {
    text.printf("%-32s %9s %9s %15s%n", "", "accuracy", "log-loss", "genre changed");
    scores.forEach(
        (name, score) ->
            text.printf(
                Locale.ROOT,
                "%-32s %8.1f%% %9.4f %14.1f%%%n",
                name,
                100 * score.accuracy(),
                score.logLoss(),
                100 * score.accuracyGenreChanged()));
  }
}
