package dev.segue.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.scoring.Softmax;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a graph on its golden inputs and compares. Probabilities may differ by the tolerance of the
 * manifest, other outputs by the tolerance times the larger of 1 and their size. Steps of a
 * sequence beyond its length are not compared: they are padding.
 */
final class GoldenCheck {

  private final BundleManifest manifest;
  private final OnnxGraph graph;
  private final GoldenVectors golden;

  private GoldenCheck(BundleManifest manifest, OnnxGraph graph, GoldenVectors golden) {
    this.manifest = manifest;
    this.graph = graph;
    this.golden = golden;
  }

  /**
   * Checks a graph.
   *
   * @throws BundleException if an output differs, with the first difference
   */
  static void verify(BundleManifest manifest, OnnxGraph graph, GoldenVectors golden) {
    new GoldenCheck(manifest, graph, golden).run();
  }

  private void run() {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (Map.Entry<String, GoldenTensor> input : golden.inputs().entrySet()) {
        inputs.put(input.getKey(), tensor(input.getKey(), input.getValue()));
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

  private OnnxTensor tensor(String name, GoldenTensor golden) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (golden.isFloat()) {
      return OnnxTensor.createTensor(
          environment, FloatBuffer.wrap(golden.floats()), golden.shape());
    }
    if (graph.isInt32(name)) {
      int[] values = Arrays.stream(golden.integers()).mapToInt(Math::toIntExact).toArray();
      return OnnxTensor.createTensor(environment, IntBuffer.wrap(values), golden.shape());
    }
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(golden.integers()), golden.shape());
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
    float[] values = new float[found.getFloatBuffer().remaining()];
    found.getFloatBuffer().get(values);
    compareRows(name, expected, values);
  }

  private void compareRows(String name, GoldenTensor expected, float[] found) {
    boolean logits = name.equals("logits");
    float[] golden = expected.floats();
    int width = logits ? manifest.labels().size() : 1;
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
      double allowed = manifest.tolerance() * Math.max(1, Math.abs(expected[i]));
      boolean close = Math.abs((double) expected[i] - found[i]) <= allowed;
      if (!close) {
        throw new BundleException(
            graph.name()
                + ", golden "
                + (name.equals("logits") ? "probability" : "output '" + name + "'")
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

  private float[] probabilities(float[] logits, int row) {
    int labels = manifest.labels().size();
    double[] scaled = new double[labels];
    for (int label = 0; label < labels; label++) {
      scaled[label] = logits[row * labels + label] / manifest.temperature();
    }
    float[] probabilities = new float[labels];
    Softmax.of(scaled, probabilities, 0);
    return probabilities;
  }

  private boolean isPadding(String name, long[] shape, int element) {
    GoldenTensor lengths = golden.inputs().get("lengths");
    boolean perStep = name.equals("scores") || shape.length == 3;
    if (lengths == null || !perStep) {
      return false;
    }
    long width = shape.length == 3 ? shape[2] : 1;
    long step = element / width % shape[1];
    int user = Math.toIntExact(element / width / shape[1]);
    return step >= lengths.integers()[user];
  }
}
