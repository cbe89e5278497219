package dev.segue.training.bundle;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.BundleWriter;
import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.bundle.NetworkSpec;
import dev.segue.features.bundle.Provenance;
import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.onnx.StepGraph;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a trained network as a bundle that a stream can load. */
public final class NextGenreBundle {

  private static final double TOLERANCE = 1e-4;

  private NextGenreBundle() {}

  /**
   * What the manifest says besides the network.
   *
   * @param version of the model
   * @param baselines global tables
   * @param metrics what was measured
   * @param provenance where it comes from
   */
  public record About(
      String version, BaselineTables baselines, JsonNode metrics, Provenance provenance) {}

  /**
   * Checks, before anything is trained, that a bundle can be written to a place.
   *
   * @throws dev.segue.features.bundle.BundleException if something else lies there
   * @throws IllegalArgumentException if nothing can be written there
   */
  public static void requirePlace(Path directory) {
    try {
      BundleWriter.to(directory).close();
    } catch (IOException refused) {
      throw new IllegalArgumentException(
          "bundle "
              + directory
              + ": expected a place that can be written, found none ("
              + refused.getClass().getSimpleName()
              + " "
              + refused.getMessage()
              + "); choose another",
          refused);
    }
  }

  /**
   * Writes the bundle, then loads it as a stream would.
   *
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its own golden vectors
   */
  public static BundleDirectory write(Path directory, TrainedNetwork trained, About about)
      throws IOException {
    NetworkWeights weights = trained.result().weights();
    NextGenreData data = trained.data();
    GoldenRecorder.Golden golden = golden(trained);
    BundleDirectory written;
    try (BundleWriter writer = BundleWriter.to(directory)) {
      writer.file(BundleFiles.STEP, StepGraph.of(weights).toByteArray());
      writer.file(BundleFiles.SEQUENCE, SequenceGraph.of(weights).toByteArray());
      writer.golden(BundleFiles.STEP_GOLDEN, golden.step());
      writer.golden(BundleFiles.SEQUENCE_GOLDEN, golden.sequence());
      List<CategoricalSpec> categoricals = new ArrayList<>();
      for (Map.Entry<CategoricalInput, Vocabulary> entry : data.vocabularies().entrySet()) {
        categoricals.add(writer.vocabulary(entry.getKey().key(), entry.getValue()));
      }
      written =
          writer.finish(
              files ->
                  new BundleManifest(
                      BundleManifest.FORMAT_VERSION,
                      BundleManifest.NEXT_GENRE,
                      about.version(),
                      BundleManifest.NEXT_GENRE,
                      about.provenance(),
                      LayoutSpec.of(data.layout()),
                      categoricals,
                      data.labels(),
                      network(weights),
                      trained.temperature(),
                      TOLERANCE,
                      about.metrics(),
                      about.baselines(),
                      files));
    }
    NextGenreModel.load(written, Device.parse("cpu")).close();
    return written;
  }

  private static GoldenRecorder.Golden golden(TrainedNetwork trained) throws IOException {
    try {
      return new GoldenRecorder(
              trained.result().weights(), trained.data().sequences(), trained.logits())
          .record();
    } catch (OrtException failed) {
      throw new IOException(
          "ONNX Runtime cannot run an exported graph: " + failed.getMessage(), failed);
    }
  }

  private static NetworkSpec network(NetworkWeights weights) {
    NetworkShape shape = weights.shape();
    NetworkSpec plain =
        NetworkSpec.of(
            NetworkSpec.Cell.valueOf(shape.cell().name()), shape.layers(), shape.hidden());
    return shape.attention()
        ? plain.withAttention(
            Math.log1p(Math.exp(weights.tensor(NetworkNames.ATTENTION_DECAY).values()[0])))
        : plain;
  }
}
