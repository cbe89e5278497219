package dev.segue.training.bundle;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.onnx.ExportedWeights;
import dev.segue.training.sequence.NetworkWeights;
import java.nio.file.Path;

/**
 * The network of a bundle, to be trained on: its weights, features, names and labels.
 *
 * @param bundle where it comes from
 * @param spec what the bundle says of it
 */
public record InitialNetwork(BundleDirectory bundle, NextGenreSpec spec, NetworkWeights weights) {

  /**
   * Reads a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException when it is no bundle, or one of another kind
   * @throws IllegalArgumentException when its graph is not that of the network that it describes
   */
  public static InitialNetwork read(Path directory) {
    BundleDirectory bundle = BundleDirectory.read(directory);
    NextGenreSpec spec = NextGenreSpec.of(bundle);
    try {
      ModelProto graph = ModelProto.parseFrom(bundle.bytes(BundleFiles.SEQUENCE));
      return new InitialNetwork(bundle, spec, ExportedWeights.of(graph.getGraph(), spec));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalArgumentException(
          "bundle "
              + directory
              + ", "
              + BundleFiles.SEQUENCE
              + ": expected an ONNX graph, found none",
          damaged);
    }
  }

  /** Width of the text embeddings that it reads; 0 when it reads none. */
  public int textEmbeddingWidth() {
    return bundle.layout(spec.layout()).textEmbeddingWidth();
  }

  /** What it was trained on; nothing when its bundle does not say. */
  public SeenExamples seen() {
    return SeenSteps.of(bundle).orElse(SeenExamples.NONE);
  }

  /** Steps as the network reads them. */
  public NextGenreData data(StepSource.Steps steps) {
    return NextGenreData.encoded(
        steps,
        bundle.layout(spec.layout()),
        bundle.vocabularies(spec.categoricals()),
        spec.labels());
  }
}
