package dev.segue.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.cli.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WorldCommandTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldWriteTheFilesAndPrintTheScores() {
    int code = run("--users", "20", "--days", "5", "--out", directory.resolve("w").toString());

    assertThat(code).isZero();
    assertThat(directory.resolve("w")).isDirectoryContaining("glob:**listens.avro");
    assertThat(out.toString()).contains("oracle_without_tweets").contains("bll");
  }

  @Test
  void shouldWriteSongsWhenAskedTo() {
    Path world = directory.resolve("w");
    String[] small = {"--users", "1", "--days", "1", "--out", world.toString()};

    assertThat(
            run(Stream.concat(Stream.of(small), Stream.of("--songs", "3")).toArray(String[]::new)))
        .isZero();
    assertThat(world.resolve("lyrics.tsv")).isRegularFile();
    assertThat(out.toString()).contains("18 songs in lyrics.tsv");

    assertThat(run(small)).isZero();
    assertThat(world.resolve("lyrics.tsv")).doesNotExist();
  }

  @Test
  void shouldSayThatThereAreNoScoresInsteadOfPrintingAnEmptyTable() {
    int code = run("--users", "1", "--days", "1", "--out", directory.resolve("w").toString());

    assertThat(code).isZero();
    assertThat(out.toString()).contains("too few users for scores").doesNotContain("accuracy");
  }

  @Test
  void shouldSayWhatIsWrongWithTheArguments() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertFails("users: expected 1 to 100000, found 0", "--users", "0", "--out", "w");
    assertFails("is a file", "--out", file.toString());
    assertFails("--songs: expected 1 song", "--songs", "0", "--out", "w");
    assertFails("is in the future", "--end", "2900-01-01", "--out", "w");
    assertFails("--out");
  }

  private void assertFails(String message, String... arguments) {
    err.getBuffer().setLength(0);

    assertThat(run(arguments)).isEqualTo(CommandFailure.BAD_INPUT);
    assertThat(err.toString()).contains(message).startsWith("segue world: ").hasLineCount(1);
  }

  private int run(String... arguments) {
    CommandLine command = SegueQuickstart.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "world";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return command.execute(all);
  }
}
