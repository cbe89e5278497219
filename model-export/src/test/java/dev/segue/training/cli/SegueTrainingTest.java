package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SegueTrainingTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayInOneLineWhatAnOptionShouldHaveBeen() {
    int code = run("train", "next-genre", "--out", "b", "--events", "e", "--cell", "tree");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("segue train next-genre: ").contains("--cell");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldNameTheDirectoryThatIsMissing() {
    String missing = directory.resolve("nothing").toString();

    int code = run("train", "next-genre", "--out", "b", "--events", missing);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(missing).contains("expected a directory");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldNameTheFileThatIsMissing() {
    String missing = directory.resolve("none.tsv").toString();

    int code = run("evaluate", "next-genre", "--listens", missing, "--tracks", missing);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(missing);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldRefuseABundleThatIsNone() {
    int code = run("bundle", "verify", directory.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("bundle.json");
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int run(String... args) {
    CommandLine commandLine = SegueTraining.commandLine();
    return commandLine.setErr(new PrintWriter(err, true)).execute(args);
  }
}
