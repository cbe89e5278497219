package dev.segue.training.bundle;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import dev.segue.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Bundles of a kind that only tests know: it doubles numbers and says which is largest. */
public final class DoublingBundle {

  static final String GRAPH = "double.onnx";

  private DoublingBundle() {}

  /** What such a bundle says of its model. */
  record DoubleSpec(int columns, List<String> names) {}

  /** Writes one; null for one without report. */
  public static BundleDirectory write(Path place, ReportData report) throws IOException {
    return bundle(golden(new float[] {2, 10, 4}, 1)).report(report).write(place);
  }

  static ModelBundle bundle(GoldenVectors golden) {
    BundleDraft about =
        new BundleDraft(
            "doubling",
            "1",
            "doubling",
            new Provenance("2026-11-21T00:00:00Z", 1, "none", "segue train doubling --seed 1"),
            ModelBundle.TOLERANCE,
            new DoubleSpec(3, List.of("a", "b", "c")),
            JsonNodeFactory.instance.objectNode().put("accuracy", 0.75));
    return new ModelBundle(about)
        .graph(GRAPH, doubling(), golden)
        .lines("names.txt", List.of("a", "b", "c"));
  }

  static GoldenVectors golden(float[] doubled, long largest) {
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
