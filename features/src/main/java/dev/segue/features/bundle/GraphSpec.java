package dev.segue.features.bundle;

/**
 * A graph of a bundle.
 *
 * @param file the ONNX file
 * @param golden what it must answer to what
 */
public record GraphSpec(String file, String golden) {

  public GraphSpec {
    Require.present("graphs.file", file);
    Require.present("graphs.golden", golden);
  }
}
