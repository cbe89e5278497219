package dev.segue.training.bundle;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleWriter;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A bundle of any kind on its way to disk. It is loaded in ONNX Runtime and has to reproduce its
 * golden vectors before its directory appears. Not thread-safe.
 *
 * <pre>{@code
 * new ModelBundle(new BundleDraft("popularity", "1", "popularity", provenance,
 *         ModelBundle.TOLERANCE, spec, metrics))
 *     .graph("popularity.onnx", graph, golden)
 *     .lines("vocabulary/words.txt", words)
 *     .write(directory);
 * }</pre>
 */
public final class ModelBundle {

  /** Of probabilities and normalised outputs, between trainer and ONNX Runtime. */
  public static final double TOLERANCE = 1e-4;

  private final BundleDraft about;
  private final Map<String, Graph> graphs = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private ReportData report;

  /** A graph with the trainer's own numbers. */
  private record Graph(ModelProto model, GoldenVectors golden) {}

  public ModelBundle(BundleDraft about) {
    this.about = about;
  }

  /**
   * Adds a graph.
   *
   * @param golden inputs, and outputs as the trainer computed them
   */
  public ModelBundle graph(String file, ModelProto model, GoldenVectors golden) {
    graphs.put(file, new Graph(model, golden));
    return this;
  }

  /** Adds a text file, for example names whose line numbers from 1 are their ids. */
  public ModelBundle lines(String file, List<String> lines) {
    texts.put(file, List.copyOf(lines));
    return this;
  }

  /** Adds what {@code segue report} shows. */
  public ModelBundle report(ReportData data) {
    report = data;
    return this;
  }

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
   * Writes the bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its own golden vectors
   */
  public BundleDirectory write(Path directory) throws IOException {
    return write(directory, bundle -> VerifiedGraphs.load(bundle).close());
  }

  /** Writes the bundle when {@code check} does not refuse it. */
  BundleDirectory write(Path directory, Consumer<BundleDirectory> check) throws IOException {
    try (BundleWriter writer = BundleWriter.to(directory)) {
      for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
        Graph content = graph.getValue();
        writer.graph(graph.getKey(), content.model().toByteArray(), content.golden());
      }
      for (Map.Entry<String, List<String>> text : texts.entrySet()) {
        writer.lines(text.getKey(), text.getValue());
      }
      if (report != null) {
        writer.json(ReportData.FILE, report);
      }
      return writer.finish(about, check);
    }
  }
}
