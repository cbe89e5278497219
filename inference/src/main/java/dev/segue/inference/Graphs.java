package dev.segue.inference;

import ai.onnxruntime.OrtException;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.BundleManifest;

/**
 * The two graphs of a bundle, opened on one provider and found to reproduce its golden vectors.
 *
 * @param step the graph of one step
 * @param sequence the graph of whole histories
 */
record Graphs(OnnxGraph step, OnnxGraph sequence) implements AutoCloseable {

  static Graphs open(BundleDirectory bundle, Provider provider) throws OrtException {
    BundleManifest manifest = bundle.manifest();
    ModelShape shape = ModelShape.of(manifest);
    OnnxGraph step = OnnxGraph.open(bundle, BundleFiles.STEP, GraphContract.step(shape), provider);
    try {
      GoldenCheck.verify(manifest, step, bundle.golden(BundleFiles.STEP_GOLDEN));
      OnnxGraph sequence = sequence(bundle, shape, provider);
      return new Graphs(step, sequence);
    } catch (OrtException | RuntimeException refused) {
      step.close();
      throw refused;
    }
  }

  @Override
  public void close() {
    try {
      step.close();
    } finally {
      sequence.close();
    }
  }

  private static OnnxGraph sequence(BundleDirectory bundle, ModelShape shape, Provider provider)
      throws OrtException {
    OnnxGraph graph =
        OnnxGraph.open(bundle, BundleFiles.SEQUENCE, GraphContract.sequence(shape), provider);
    try {
      GoldenCheck.verify(bundle.manifest(), graph, bundle.golden(BundleFiles.SEQUENCE_GOLDEN));
      return graph;
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }
}
