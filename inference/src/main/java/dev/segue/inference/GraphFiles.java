package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.GoldenVectors;

/**
 * The two graphs of a bundle, read once: opening them again needs no disk, whose bundle may have
 * been replaced meanwhile.
 *
 * @param manifest what the bundle says about them
 * @param step the graph of one step
 * @param sequence the graph of whole histories
 */
record GraphFiles(BundleManifest manifest, Source step, Source sequence) {

  /**
   * A graph that is not open.
   *
   * @param name what it is and where it lies, for messages
   * @param model the ONNX file
   * @param golden what it must reproduce
   */
  record Source(String name, byte[] model, GoldenVectors golden) {

    private static Source of(BundleDirectory bundle, String graph, String golden) {
      return new Source(
          "bundle " + bundle.root() + ", " + graph, bundle.bytes(graph), bundle.golden(golden));
    }
  }

  /**
   * Reads the graphs of a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if a file has gone or has changed
   */
  static GraphFiles of(BundleDirectory bundle) {
    return new GraphFiles(
        bundle.manifest(),
        Source.of(bundle, BundleFiles.STEP, BundleFiles.STEP_GOLDEN),
        Source.of(bundle, BundleFiles.SEQUENCE, BundleFiles.SEQUENCE_GOLDEN));
  }

  ModelShape shape() {
    return ModelShape.of(manifest);
  }
}
