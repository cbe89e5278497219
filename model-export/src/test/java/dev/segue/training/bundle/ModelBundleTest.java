package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.cli.SegueTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@link DoublingBundle} stands for any kind. */
class ModelBundleTest {

  @TempDir private Path temporary;

  @Test
  void shouldGiveBackWhatWasWrittenAndAnswerRowsOfAnyNumber() throws IOException {
    BundleDirectory bundle = write(DoublingBundle.golden(new float[] {2, 10, 4}, 1));

    assertThat(bundle.model("doubling", DoublingBundle.DoubleSpec.class))
        .isEqualTo(new DoublingBundle.DoubleSpec(3, List.of("a", "b", "c")));
    assertThat(bundle.lines("names.txt", 3)).containsExactly("a", "b", "c");
    try (VerifiedGraphs graphs = VerifiedGraphs.load(bundle)) {
      Map<String, GoldenTensor> outputs =
          graphs.run(
              DoublingBundle.GRAPH,
              Map.of("x", GoldenTensor.ofFloats(new float[] {1, 2, 3, 9, 8, 7}, 2, 3)));
      assertThat(outputs.get("y").floats()).containsExactly(2, 4, 6, 18, 16, 14);
      assertThat(outputs.get("largest").integers()).containsExactly(2, 0);
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenTheGraphDoesNotAnswerAsTheTrainer() {
    assertThatThrownBy(() -> write(DoublingBundle.golden(new float[] {2, 10.01f, 4}, 1)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("golden output 'y' 1: expected 10.01 within ")
        .hasMessageContaining("found 10.0");
    assertThatThrownBy(() -> write(DoublingBundle.golden(new float[] {2, 10, 4}, 2)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("golden output 'largest' 0: expected 2, found 1");

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void shouldRefuseToReadAModelOfAnotherKind() throws IOException {
    BundleDirectory bundle = write(DoublingBundle.golden(new float[] {2, 10, 4}, 1));

    assertThatThrownBy(() -> NextGenreSpec.of(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageEndingWith("bundle.json, kind: expected next-genre, found doubling");
  }

  @Test
  void shouldBeShownAndVerifiedByTheCommands() throws IOException {
    write(DoublingBundle.golden(new float[] {2, 10, 4}, 1));
    StringWriter out = new StringWriter();
    CommandLine commands = SegueTraining.commandLine().setOut(new PrintWriter(out));

    assertThat(commands.execute("bundle", "show", directory().toString())).isZero();
    assertThat(commands.execute("bundle", "verify", directory().toString())).isZero();

    assertThat(out.toString())
        .contains("kind         doubling", DoublingBundle.GRAPH, "\"columns\" : 3")
        .contains("is intact: doubling 1, digest ", "golden vectors reproduced on cpu");
  }

  private Path directory() {
    return temporary.resolve("bundle");
  }

  private BundleDirectory write(GoldenVectors golden) throws IOException {
    return DoublingBundle.bundle(golden).write(directory());
  }
}
