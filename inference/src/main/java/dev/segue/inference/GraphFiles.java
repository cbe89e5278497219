package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.GraphSpec;
import dev.segue.features.bundle.NextGenreSpec;

/**
 * The two graphs of a bundle, read once: opening them again needs no disk, whose bundle may have
 * been replaced meanwhile.
 *
 * @param manifest what the bundle says about them
 * @param spec what it says of the model
 * @param step the graph of one step
 * @param sequence the graph of whole histories
 */
record GraphFiles(BundleManifest manifest, NextGenreSpec spec, Source step, Source sequence) {

  /**
   * A graph that is not open.
   *
   * @param name what it is and where it lies, for messages
   * @param model the ONNX file
   * @param golden what it must reproduce
   */
  record Source(String name, byte[] model, GoldenVectors golden) {

    static Source of(BundleDirectory bundle, GraphSpec graph) {
      return new Source(
          "bundle " + bundle.root() + ", " + graph.file(),
          bundle.bytes(graph.file()),
          bundle.golden(graph));
    }
  }

  /**
   * Reads the graphs of a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if the bundle is of another kind, or a file
   *     has gone or has changed
   */
  static GraphFiles of(BundleDirectory bundle) {
    return new GraphFiles(
        bundle.manifest(),
        NextGenreSpec.of(bundle),
        Source.of(bundle, bundle.graph(BundleFiles.STEP)),
        Source.of(bundle, bundle.graph(BundleFiles.SEQUENCE)));
  }

  ModelShape shape() {
    return ModelShape.of(spec);
  }
}
