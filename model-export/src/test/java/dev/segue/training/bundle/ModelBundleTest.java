package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.bundle.Provenance;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.cli.SegueTraining;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bundle of a kind that only this test knows: it doubles numbers and says which is largest. */
class ModelBundleTest {

  private static final String GRAPH = "double.onnx";

  @TempDir private Path temporary;

  /** What such a bundle says of its model. */
  private record DoubleSpec(int columns, List<String> names) {}

  @Test
  void shouldGiveBackWhatWasWrittenAndAnswerRowsOfAnyNumber() throws IOException {
    BundleDirectory bundle = write(golden(new float[] {2, 10, 4}, 1));

    assertThat(bundle.model("doubling", DoubleSpec.class))
        .isEqualTo(new DoubleSpec(3, List.of("a", "b", "c")));
    assertThat(bundle.lines("names.txt", 3)).containsExactly("a", "b", "c");
    try (VerifiedGraphs graphs = VerifiedGraphs.load(bundle)) {
      Map<String, GoldenTensor> outputs =
          graphs.run(
              GRAPH, Map.of("x", GoldenTensor.ofFloats(new float[] {1, 2, 3, 9, 8, 7}, 2, 3)));
      assertThat(outputs.get("y").floats()).containsExactly(2, 4, 6, 18, 16, 14);
      assertThat(outputs.get("largest").integers()).containsExactly(2, 0);
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenTheGraphDoesNotAnswerAsTheTrainer() {
    assertThatThrownBy(() -> write(golden(new float[] {2, 10.01f, 4}, 1)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("golden output 'y' 1: expected 10.01 within ")
        .hasMessageContaining("found 10.0");
    assertThatThrownBy(() -> write(golden(new float[] {2, 10, 4}, 2)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("golden output 'largest' 0: expected 2, found 1");

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void shouldRefuseToReadAModelOfAnotherKind() throws IOException {
    BundleDirectory bundle = write(golden(new float[] {2, 10, 4}, 1));

    assertThatThrownBy(() -> NextGenreSpec.of(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageEndingWith("bundle.json, kind: expected next-genre, found doubling");
  }

  @Test
  void shouldBeShownAndVerifiedByTheCommands() throws IOException {
    write(golden(new float[] {2, 10, 4}, 1));
    StringWriter out = new StringWriter();
    CommandLine commands = SegueTraining.commandLine().setOut(new PrintWriter(out));

    assertThat(commands.execute("bundle", "show", directory().toString())).isZero();
    assertThat(commands.execute("bundle", "verify", directory().toString())).isZero();

    assertThat(out.toString())
        .contains("kind         doubling", GRAPH, "\"columns\" : 3")
        .contains("is intact: doubling 1, digest ", "golden vectors reproduced on cpu");
  }

  private Path directory() {
    return temporary.resolve("bundle");
  }

  private BundleDirectory write(GoldenVectors golden) throws IOException {
    BundleDraft about =
        new BundleDraft(
            "doubling",
            "1",
            "doubling",
            new Provenance("2026-11-21T00:00:00Z", 1, "none", "test"),
            ModelBundle.TOLERANCE,
            new DoubleSpec(3, List.of("a", "b", "c")),
            JsonNodeFactory.instance.objectNode());
    return new ModelBundle(about)
        .graph(GRAPH, doubling(), golden)
        .lines("names.txt", List.of("a", "b", "c"))
        .write(directory());
  }

  private static GoldenVectors golden(float[] doubled, long largest) {
    return GoldenVectors.of(
        Map.of("x", GoldenTensor.ofFloats(new float[] {1, 5, 2}, 1, 3)),
        Map.of(
            "y", GoldenTensor.ofFloats(doubled, 1, 3),
            "largest", GoldenTensor.ofIntegers(new long[] {largest}, 1, 1)));
  }

  private static ModelProto doubling() {
    OnnxGraph graph = new OnnxGraph("doubling");
    OnnxValue x = graph.input("x", TensorProto.DataType.FLOAT, "batch", 3);
    OnnxValue y = x.mul(graph.scalar(2));
    graph.output("y", y, TensorProto.DataType.FLOAT, "batch", 3);
    List<OnnxValue> top = graph.nodes("TopK", 2, List.of(y, graph.integers(1)));
    graph.output("largest", top.get(1), TensorProto.DataType.INT64, "batch", 1);
    return graph.toModel(Map.of());
  }
}
