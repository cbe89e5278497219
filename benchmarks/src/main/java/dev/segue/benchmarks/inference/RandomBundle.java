package dev.segue.benchmarks.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.BundleWriter;
import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.bundle.NetworkSpec;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.bundle.Provenance;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Genre;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Scaling;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.onnx.StepGraph;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A bundle of the published size with untrained weights: LSTM 2 x 128 with attention, the standard
 * layout, 20,000 tracks in 32 and 5,000 artists in 16 dimensions. Its golden vectors are the
 * graphs' own answers, so that it loads like any other.
 */
public final class RandomBundle {

  private static final int TRACKS = 20_000;
  private static final int ARTISTS = 5_000;
  private static final List<Genre> LABELS =
      List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP, Genre.ELECTRONIC, Genre.JAZZ, Genre.OTHERS);

  private final FeatureLayout layout = FeatureLayout.standard();
  private final NetworkWeights weights;

  private RandomBundle() {
    NetworkShape shape =
        new NetworkShape(
            layout.width(),
            List.of(
                new NetworkShape.Embedding(TRACKS + 1, 32),
                new NetworkShape.Embedding(ARTISTS + 1, 16)),
            Cell.LSTM,
            2,
            128,
            64,
            LABELS.size(),
            true,
            true);
    this.weights = NetworkWeights.random(shape, Scaling.identity(layout.width()), 7);
  }

  /** Writes the bundle. */
  public static BundleDirectory write(Path target) throws IOException, OrtException {
    return new RandomBundle().writeTo(target);
  }

  private BundleDirectory writeTo(Path target) throws IOException, OrtException {
    byte[] step = StepGraph.of(weights).toByteArray();
    byte[] sequence = SequenceGraph.of(weights).toByteArray();
    try (BundleWriter writer = BundleWriter.to(target)) {
      List<CategoricalSpec> categoricals = new ArrayList<>();
      categoricals.add(writer.vocabulary("track", names("track", TRACKS)));
      categoricals.add(writer.vocabulary("artist", names("artist", ARTISTS)));
      writer.graph(BundleFiles.STEP, step, answered(step, stepInputs(), "logits"));
      writer.graph(
          BundleFiles.SEQUENCE, sequence, answered(sequence, sequenceInputs(), "final_memory"));

      return writer.finish(
          new BundleDraft(
              "random",
              "1",
              NextGenreSpec.KIND,
              new Provenance("2026-01-01T00:00:00Z", 7, "none", "segue bench"),
              1e-4,
              new NextGenreSpec(
                  LayoutSpec.of(layout),
                  categoricals,
                  LABELS,
                  NetworkSpec.of(NetworkSpec.Cell.LSTM, 2, 128).withAttention(0.05),
                  1,
                  BaselineTables.uninformed()),
              JsonNodeFactory.instance.objectNode()));
    }
  }

  private static Vocabulary names(String prefix, int size) {
    return new Vocabulary(IntStream.rangeClosed(1, size).mapToObj(n -> prefix + " " + n).toList());
  }

  private Map<String, GoldenTensor> stepInputs() {
    int features = layout.width();
    return Map.of(
        "memory", zeros(1, weights.shape().memoryWidth()),
        "freeze", GoldenTensor.ofFloats(new float[] {1}, 1, 1),
        "frozen_features", zeros(1, features),
        "open_features", zeros(1, features),
        "frozen_ids", GoldenTensor.ofIntegers(new long[] {1, 1}, 1, 2),
        "open_ids", GoldenTensor.ofIntegers(new long[] {2, 2}, 1, 2));
  }

  private Map<String, GoldenTensor> sequenceInputs() {
    return Map.of(
        "memory", zeros(1, weights.shape().memoryWidth()),
        "features", zeros(1, 2, layout.width()),
        "ids", GoldenTensor.ofIntegers(new long[] {1, 1, 2, 2}, 1, 2, 2),
        "lengths", GoldenTensor.ofIntegers(new long[] {2}, 1));
  }

  private static GoldenTensor zeros(int... shape) {
    int elements = IntStream.of(shape).reduce(1, (a, b) -> a * b);
    return GoldenTensor.ofFloats(new float[elements], IntStream.of(shape).asLongStream().toArray());
  }

  private static GoldenVectors answered(
      byte[] graph, Map<String, GoldenTensor> inputs, String output) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OrtSession session = environment.createSession(graph)) {
      for (Map.Entry<String, GoldenTensor> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(environment, input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        OnnxTensor answer = (OnnxTensor) result.get(output).orElseThrow();
        FloatBuffer values = answer.getFloatBuffer();
        float[] floats = new float[values.remaining()];
        values.get(floats);
        GoldenTensor golden = GoldenTensor.ofFloats(floats, answer.getInfo().getShape());
        return GoldenVectors.of(inputs, Map.of(output, golden));
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, GoldenTensor golden)
      throws OrtException {
    return golden.isFloat()
        ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(golden.floats()), golden.shape())
        : OnnxTensor.createTensor(environment, LongBuffer.wrap(golden.integers()), golden.shape());
  }
}
