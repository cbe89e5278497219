package dev.segue.training.bundle;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.bundle.NetworkSpec;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.bundle.Provenance;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.onnx.StepGraph;
import dev.segue.training.report.ReportData;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a trained network as a bundle that a stream can load. */
public final class NextGenreBundle {

  private NextGenreBundle() {}

  /**
   * What the manifest says besides the network.
   *
   * @param version of the model
   * @param baselines global tables
   * @param metrics what was measured
   * @param provenance where it comes from
   * @param report for people to read
   */
  public record About(
      String version,
      BaselineTables baselines,
      JsonNode metrics,
      Provenance provenance,
      ReportData report) {}

  /**
   * Writes the bundle, after loading it as a stream would.
   *
   * @param before what the network that was trained on had seen
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its own golden vectors
   */
  public static BundleDirectory write(
      Path directory, TrainedNetwork trained, About about, SeenExamples before) throws IOException {
    NetworkWeights weights = trained.result().weights();
    GoldenRecorder.Golden golden = golden(trained);
    ModelBundle bundle =
        new ModelBundle(draft(trained, about))
            .graph(BundleFiles.STEP, StepGraph.of(weights), golden.step())
            .graph(BundleFiles.SEQUENCE, SequenceGraph.of(weights), golden.sequence())
            .report(about.report());
    trained
        .data()
        .vocabularies()
        .forEach(
            (input, names) -> bundle.lines(BundleFiles.vocabulary(input.key()), names.names()));
    return SeenSteps.write(bundle, trained.data(), before)
        .write(directory, written -> NextGenreModel.load(written, Device.parse("cpu")).close());
  }

  private static BundleDraft draft(TrainedNetwork trained, About about) {
    NextGenreData data = trained.data();
    List<CategoricalSpec> categoricals =
        data.vocabularies().entrySet().stream()
            .map(input -> CategoricalSpec.of(input.getKey().key(), input.getValue().size()))
            .toList();
    NextGenreSpec spec =
        new NextGenreSpec(
            LayoutSpec.of(data.layout()),
            categoricals,
            data.labels(),
            network(trained.result().weights()),
            trained.temperature(),
            about.baselines());
    return new BundleDraft(
        NextGenreSpec.KIND,
        about.version(),
        NextGenreSpec.KIND,
        about.provenance(),
        ModelBundle.TOLERANCE,
        spec,
        about.metrics());
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
