package dev.segue.training.onnx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.baseline.BaselineTables;
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
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Scaling;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkShape.Embedding;
import dev.segue.training.sequence.NetworkWeights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes the bundles that the tests of streams-app run: the graphs of a real network (LSTM 2 x 8,
 * attention, standard layout), small and with random weights. To write them again, run {@link
 * #main} with the directory {@code streams-app/src/test/resources/bundles}.
 */
public final class SmallBundles {

  private static final List<Genre> LABELS =
      Arrays.stream(Genre.values()).filter(genre -> genre != Genre.UNKNOWN).toList();
  private static final int HIDDEN = 8;

  private final NetworkWeights weights;
  private final int seed;

  private SmallBundles(int seed) {
    FeatureLayout layout = FeatureLayout.standard();
    List<Embedding> tables = List.of(new Embedding(7, 2), new Embedding(7, 2));
    NetworkShape shape =
        new NetworkShape(
            layout.width(), tables, Cell.LSTM, 2, HIDDEN, HIDDEN, LABELS.size(), true, true);
    this.seed = seed;
    this.weights = NetworkWeights.random(shape, Scaling.identity(layout.width()), seed);
  }

  /** Writes {@code small-1} and {@code small-2}, of different weights, into {@code args[0]}. */
  public static void main(String[] args) throws Exception {
    for (int seed = 1; seed <= 2; seed++) {
      new SmallBundles(seed).write(Path.of(args[0], "small-" + seed));
    }
  }

  private void write(Path target) throws Exception {
    try (BundleWriter writer = BundleWriter.to(target)) {
      CategoricalSpec tracks = writer.vocabulary("track", names("spotify:track:"));
      CategoricalSpec artists = writer.vocabulary("artist", names("Artist of "));
      writer.graph(BundleFiles.STEP, StepGraph.of(weights).toByteArray(), step());
      writer.graph(BundleFiles.SEQUENCE, SequenceGraph.of(weights).toByteArray(), sequence());

      writer.finish(
          new BundleDraft(
              "small",
              String.valueOf(seed),
              NextGenreSpec.KIND,
              new Provenance(
                  "2026-11-%02dT00:00:00Z".formatted(seed), seed, "none", "SmallBundles"),
              1e-4,
              new NextGenreSpec(
                  LayoutSpec.of(FeatureLayout.standard()),
                  List.of(tracks, artists),
                  LABELS,
                  NetworkSpec.of(NetworkSpec.Cell.LSTM, 2, HIDDEN).withAttention(decay()),
                  1.5,
                  BaselineTables.uninformed()),
              JsonNodeFactory.instance.objectNode()));
    }
  }

  private static Vocabulary names(String prefix) {
    return new Vocabulary(LABELS.stream().map(genre -> prefix + genre).toList());
  }

  private double decay() {
    return Math.log1p(Math.exp(weights.tensor(NetworkNames.ATTENTION_DECAY).values()[0]));
  }

  private GoldenVectors step() throws Exception {
    Map<String, GoldenTensor> inputs = new LinkedHashMap<>();
    int width = weights.shape().features();
    inputs.put("memory", floats(1, 2, weights.shape().memoryWidth()));
    inputs.put("freeze", GoldenTensor.ofFloats(new float[] {1, 0}, 2, 1));
    inputs.put("frozen_features", floats(2, 2, width));
    inputs.put("frozen_ids", GoldenTensor.ofIntegers(new long[] {1, 2, 0, 0}, 2, 2));
    inputs.put("open_features", floats(3, 2, width));
    inputs.put("open_ids", GoldenTensor.ofIntegers(new long[] {3, 0, 6, 6}, 2, 2));
    return run(new OnnxSession(StepGraph.of(weights)), inputs);
  }

  private GoldenVectors sequence() throws Exception {
    Map<String, GoldenTensor> inputs = new LinkedHashMap<>();
    inputs.put("memory", floats(4, 2, weights.shape().memoryWidth()));
    inputs.put("features", floats(5, 2, 3, weights.shape().features()));
    inputs.put(
        "ids", GoldenTensor.ofIntegers(new long[] {1, 2, 3, 4, 5, 6, 0, 0, 1, 1, 2, 2}, 2, 3, 2));
    inputs.put("lengths", GoldenTensor.ofIntegers(new long[] {3, 3}, 2));
    return run(new OnnxSession(SequenceGraph.of(weights)), inputs);
  }

  private static GoldenVectors run(OnnxSession session, Map<String, GoldenTensor> inputs)
      throws Exception {
    try (session) {
      OnnxSession.Feed feed = session.feed();
      for (var input : inputs.entrySet()) {
        GoldenTensor tensor = input.getValue();
        if (tensor.isFloat()) {
          feed.floats(input.getKey(), tensor.floats(), tensor.shape());
        } else {
          feed.longs(input.getKey(), tensor.integers(), tensor.shape());
        }
      }
      return GoldenVectors.of(inputs, outputs(feed.run()));
    }
  }

  /** Every output has the rows of the batch first, and memory and logits no more than one axis. */
  private static Map<String, GoldenTensor> outputs(Map<String, float[]> outputs) {
    Map<String, GoldenTensor> golden = new LinkedHashMap<>();
    outputs.forEach(
        (name, values) -> {
          boolean steps = name.equals("scores") || (name.equals("logits") && values.length == 36);
          long[] shape =
              !steps
                  ? new long[] {2, values.length / 2}
                  : name.equals("scores") ? new long[] {2, 3} : new long[] {2, 3, 6};
          golden.put(name, GoldenTensor.ofFloats(values, shape));
        });
    return golden;
  }

  private GoldenTensor floats(int salt, long... shape) {
    SplittableRandom random = new SplittableRandom(seed * 31L + salt);
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(0, 1);
    }
    return GoldenTensor.ofFloats(values, shape);
  }
}
