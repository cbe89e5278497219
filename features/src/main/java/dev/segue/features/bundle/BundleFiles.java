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

  /** Golden vectors of {@link #STEP}. */
  public static final String STEP_GOLDEN = "golden/step.json";

  /** Golden vectors of {@link #SEQUENCE}. */
  public static final String SEQUENCE_GOLDEN = "golden/sequence.json";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private BundleFiles() {}

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
