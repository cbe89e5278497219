package dev.segue.features.bundle;

import java.util.regex.Pattern;

/** Names of the files in a bundle, relative to its directory, with {@code /} between parts. */
public final class BundleFiles {

  /** The manifest; the one file without a digest in it. */
  public static final String MANIFEST = "bundle.json";

  /** The graph of one step: memory, step to freeze, open step to new memory and logits. */
  public static final String STEP = "step.onnx";

  /** The graph of whole histories: memory and steps to logits per step and final memory. */
  public static final String SEQUENCE = "sequence.onnx";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private BundleFiles() {}

  /** The golden vectors of a graph: those of {@code step.onnx} are {@code golden/step.json}. */
  public static String golden(String graph) {
    return "golden/" + graph.replaceFirst("\\.onnx$", "") + ".json";
  }

  /** The vocabulary of a categorical input, for example {@code vocabulary/artist.txt}. */
  public static String vocabulary(String input) {
    return "vocabulary/" + input + ".txt";
  }

  /** Whether a path is relative, stays in the bundle and uses only portable characters. */
  static boolean staysInside(String path) {
    for (String part : path.split("/", -1)) {
      if (!NAME.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }
}
