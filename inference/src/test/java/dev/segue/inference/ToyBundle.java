package dev.segue.inference;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bundle of a toy network.
 *
 * @param network computes the golden vectors
 * @param step the step graph
 * @param sequence the sequence graph
 * @param version version and, as the day of November, creation time
 * @param layout what the manifest says of the features
 * @param input what the manifest says the ids are of
 */
record ToyBundle(
    ToyNetwork network,
    byte[] step,
    byte[] sequence,
    int version,
    LayoutSpec layout,
    String input) {

  static final double TEMPERATURE = 2;

  static ToyBundle of(ToyNetwork network) {
    FeatureLayout cohort =
        new FeatureLayout(List.of(new FeatureLayout.Block("cohort", ToyNetwork.FEATURES)));
    return new ToyBundle(
        network, network.step(), network.sequence(), 1, LayoutSpec.of(cohort), "artist");
  }

  ToyBundle withVersion(int number) {
    return new ToyBundle(network, step, sequence, number, layout, input);
  }

  ToyBundle withStep(byte[] graph) {
    return new ToyBundle(network, graph, sequence, version, layout, input);
  }

  ToyBundle withSequence(byte[] graph) {
    return new ToyBundle(network, step, graph, version, layout, input);
  }

  ToyBundle withLayout(LayoutSpec other) {
    return new ToyBundle(network, step, sequence, version, other, input);
  }

  ToyBundle withInput(String other) {
    return new ToyBundle(network, step, sequence, version, layout, other);
  }

  BundleDirectory write(Path target) throws IOException {
    try (BundleWriter writer = BundleWriter.to(target)) {
      CategoricalSpec names = writer.vocabulary(input, new Vocabulary(List.of("a", "b", "c", "d")));
      writer.graph(BundleFiles.STEP, step, goldenStep());
      writer.graph(BundleFiles.SEQUENCE, sequence, goldenSequence());

      return writer.finish(
          new BundleDraft(
              "toy",
              String.valueOf(version),
              NextGenreSpec.KIND,
              new Provenance("2026-11-%02dT00:00:00Z".formatted(version), 1, "none", "test"),
              1e-4,
              new NextGenreSpec(
                  layout,
                  List.of(names),
                  List.of(Genre.POP, Genre.ROCK, Genre.OTHERS),
                  spec(),
                  TEMPERATURE,
                  BaselineTables.uninformed()),
              JsonNodeFactory.instance.objectNode()));
    }
  }

  private NetworkSpec spec() {
    NetworkSpec plain = NetworkSpec.of(NetworkSpec.Cell.GRU, 1, ToyNetwork.HIDDEN);
    return network.attention()
        ? new NetworkSpec(NetworkSpec.Cell.GRU, 1, ToyNetwork.HIDDEN, true, 0.1, network.memory())
        : plain;
  }

  private GoldenVectors goldenStep() {
    float[] features = {0.5f, -1, 2};
    float[] memory = new float[network.memory()];
    float[] frozen = network.encode(features, 2);
    float[] open = network.encode(features, 4);
    return GoldenVectors.of(
        Map.of(
            "memory", GoldenTensor.ofFloats(memory, 1, memory.length),
            "freeze", GoldenTensor.ofFloats(new float[] {1}, 1, 1),
            "frozen_features", GoldenTensor.ofFloats(features, 1, features.length),
            "frozen_ids", GoldenTensor.ofIntegers(new long[] {2}, 1, 1),
            "open_features", GoldenTensor.ofFloats(features, 1, features.length),
            "open_ids", GoldenTensor.ofIntegers(new long[] {4}, 1, 1)),
        Map.of(
            "new_memory", GoldenTensor.ofFloats(frozen, 1, frozen.length),
            "logits",
                GoldenTensor.ofFloats(
                    network.logits(ToyNetwork.plus(frozen, open)), 1, ToyNetwork.LABELS)));
  }

  /** Two histories of one and two steps; the padding of the first is not right on purpose. */
  private GoldenVectors goldenSequence() {
    float[] features = {1, 0, 0, 9, 9, 9, 0, 1, 0, 0, 0, 1};
    float[] first = network.encode(new float[] {1, 0, 0}, 1);
    float[] second = network.encode(new float[] {0, 1, 0}, 0);
    float[] third = ToyNetwork.plus(second, network.encode(new float[] {0, 0, 1}, 3));
    float[] logits = new float[4 * ToyNetwork.LABELS];
    System.arraycopy(network.logits(first), 0, logits, 0, 3);
    System.arraycopy(network.logits(second), 0, logits, 6, 3);
    System.arraycopy(network.logits(third), 0, logits, 9, 3);
    float[] memories = new float[2 * network.memory()];
    System.arraycopy(first, 0, memories, 0, first.length);
    System.arraycopy(third, 0, memories, first.length, third.length);
    return GoldenVectors.of(
        Map.of(
            "memory", GoldenTensor.ofFloats(new float[memories.length], 2, network.memory()),
            "features", GoldenTensor.ofFloats(features, 2, 2, 3),
            "ids", GoldenTensor.ofIntegers(new long[] {1, 1, 0, 3}, 2, 2, 1),
            "lengths", GoldenTensor.ofIntegers(new long[] {1, 2}, 2)),
        Map.of(
            "final_memory", GoldenTensor.ofFloats(memories, 2, network.memory()),
            "logits", GoldenTensor.ofFloats(logits, 2, 2, ToyNetwork.LABELS)));
  }
}
