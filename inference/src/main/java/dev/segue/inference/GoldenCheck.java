package dev.segue.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.scoring.Softmax;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a graph on its golden inputs and compares. Probabilities may differ by the tolerance of the
 * manifest, other outputs by the tolerance times the larger of 1 and their size, whole numbers not
 * at all. Steps of a next-genre sequence beyond its length are not compared: they are padding.
 */
final class GoldenCheck {

  private final Rule rule;
  private final OnnxGraph graph;
  private final GoldenVectors golden;

  private GoldenCheck(Rule rule, OnnxGraph graph, GoldenVectors golden) {
    this.rule = rule;
    this.graph = graph;
    this.golden = golden;
  }

  /**
   * How outputs are compared.
   *
   * @param tolerance of probabilities, and of other outputs relative to the larger of 1 and their
   *     size
   * @param labels C of the output {@code logits}; 0 when there are none to turn into probabilities
   * @param temperature of the logits
   */
  record Rule(double tolerance, int labels, double temperature) {

    /** Every output is compared as it is. */
    static Rule of(double tolerance) {
      return new Rule(tolerance, 0, 1);
    }

    static Rule of(GraphFiles files) {
      NextGenreSpec spec = files.spec();
      return new Rule(files.manifest().tolerance(), spec.labels().size(), spec.temperature());
    }
  }

  /**
   * Checks a graph.
   *
   * @throws BundleException if an output differs, with the first difference
   */
  static void verify(Rule rule, OnnxGraph graph, GoldenVectors golden) {
    new GoldenCheck(rule, graph, golden).run();
  }

  private void run() {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (Map.Entry<String, GoldenTensor> input : golden.inputs().entrySet()) {
        inputs.put(input.getKey(), graph.tensor(input.getKey(), input.getValue()));
      }
      try (OrtSession.Result result = graph.run(inputs)) {
        golden.outputs().forEach((name, expected) -> compare(name, expected, result));
      }
    } catch (OrtException | InferenceException failed) {
      throw new BundleException(
          graph.name() + ": its golden inputs cannot be run: " + failed.getMessage(), failed);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private void compare(String name, GoldenTensor expected, OrtSession.Result result) {
    OnnxTensor found =
        (OnnxTensor)
            result
                .get(name)
                .orElseThrow(
                    () ->
                        new BundleException(
                            graph.name()
                                + ", golden output '"
                                + name
                                + "': expected one of the"
                                + " graph's outputs, found none"));
    long[] shape = found.getInfo().getShape();
    if (!Arrays.equals(expected.shape(), shape)) {
      throw new BundleException(
          graph.name()
              + ", golden output '"
              + name
              + "': expected shape "
              + Arrays.toString(expected.shape())
              + ", found "
              + Arrays.toString(shape));
    }
    if (expected.isFloat()) {
      float[] values = new float[found.getFloatBuffer().remaining()];
      found.getFloatBuffer().get(values);
      compareRows(name, expected, values);
    } else {
      compareIntegers(name, expected.integers(), OnnxGraph.integers(found));
    }
  }

  private void compareIntegers(String name, long[] expected, long[] found) {
    int at = Arrays.mismatch(expected, found);
    if (at >= 0) {
      throw new BundleException(
          graph.name()
              + ", golden output '"
              + name
              + "' "
              + at
              + ": expected "
              + expected[at]
              + ", found "
              + found[at]);
    }
  }

  private void compareRows(String name, GoldenTensor expected, float[] found) {
    boolean logits = isLogits(name);
    float[] golden = expected.floats();
    int width = logits ? rule.labels() : 1;
    for (int row = 0; row < golden.length / width; row++) {
      if (!isPadding(name, expected.shape(), row * width)) {
        float[] right = logits ? probabilities(golden, row) : new float[] {golden[row]};
        float[] left = logits ? probabilities(found, row) : new float[] {found[row]};
        requireClose(name, row, right, left);
      }
    }
  }

  private void requireClose(String name, int row, float[] expected, float[] found) {
    for (int i = 0; i < expected.length; i++) {
      double allowed = rule.tolerance() * Math.max(1, Math.abs(expected[i]));
      boolean close = Math.abs((double) expected[i] - found[i]) <= allowed;
      if (!close) {
        throw new BundleException(
            graph.name()
                + ", golden "
                + (isLogits(name) ? "probability" : "output '" + name + "'")
                + " "
                + (row * expected.length + i)
                + ": expected "
                + expected[i]
                + " within "
                + allowed
                + ", found "
                + found[i]);
      }
    }
  }

  private boolean isLogits(String name) {
    return rule.labels() > 0 && name.equals("logits");
  }

  private float[] probabilities(float[] logits, int row) {
    int labels = rule.labels();
    double[] scaled = new double[labels];
    for (int label = 0; label < labels; label++) {
      scaled[label] = logits[row * labels + label] / rule.temperature();
    }
    float[] probabilities = new float[labels];
    Softmax.of(scaled, probabilities, 0);
    return probabilities;
  }

  private boolean isPadding(String name, long[] shape, int element) {
    GoldenTensor lengths = golden.inputs().get("lengths");
    boolean perStep = name.equals("scores") || shape.length == 3;
    if (rule.labels() == 0 || lengths == null || !perStep) {
      return false;
    }
    long width = shape.length == 3 ? shape[2] : 1;
    long step = element / width % shape[1];
    int user = Math.toIntExact(element / width / shape[1]);
    return step >= lengths.integers()[user];
  }
}
