package dev.segue.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GraphSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The graphs of a bundle of any kind in ONNX Runtime on the CPU, found to reproduce its golden
 * vectors. For the trainer and for batches of a few thousand rows: inputs and outputs are copied,
 * where {@link NextGenreModel} reuses buffers. Calls may come from several threads; closing must
 * wait for them.
 */
public final class VerifiedGraphs implements AutoCloseable {

  private final Map<String, OnnxGraph> graphs = new LinkedHashMap<>();

  private VerifiedGraphs() {}

  /**
   * Opens all graphs of a bundle and runs their golden vectors.
   *
   * @throws BundleException if a graph cannot be opened or answers differently
   */
  public static VerifiedGraphs load(BundleDirectory bundle) {
    VerifiedGraphs verified = new VerifiedGraphs();
    try {
      for (GraphSpec spec : bundle.manifest().graphs()) {
        verified.open(bundle, spec);
      }
      return verified;
    } catch (RuntimeException refused) {
      verified.close();
      throw refused;
    }
  }

  private void open(BundleDirectory bundle, GraphSpec spec) {
    GraphFiles.Source source = GraphFiles.Source.of(bundle, spec);
    try {
      OnnxGraph graph = OnnxGraph.open(source, Provider.CPU);
      graphs.put(spec.file(), graph);
      GoldenCheck.Rule rule = GoldenCheck.Rule.of(bundle.manifest().tolerance());
      GoldenCheck.verify(rule, graph, source.golden());
    } catch (OrtException failed) {
      throw new BundleException(
          source.name() + ": cannot be opened: " + OnnxGraph.oneLine(failed), failed);
    }
  }

  /**
   * Runs a graph.
   *
   * @param file the graph, for example {@code model.onnx}
   * @param inputs by the names of its inputs
   * @return the outputs by name, float32 or int64
   * @throws InferenceException if the call fails
   */
  public Map<String, GoldenTensor> run(String file, Map<String, GoldenTensor> inputs) {
    OnnxGraph graph = graphs.get(file);
    if (graph == null) {
      throw new IllegalArgumentException(
          "graph '" + file + "': expected one of " + graphs.keySet());
    }
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, GoldenTensor> input : inputs.entrySet()) {
        tensors.put(input.getKey(), graph.tensor(input.getKey(), input.getValue()));
      }
      try (OrtSession.Result result = graph.run(tensors)) {
        Map<String, GoldenTensor> outputs = new LinkedHashMap<>();
        result.forEach(
            output -> outputs.put(output.getKey(), copy((OnnxTensor) output.getValue())));
        return outputs;
      }
    } catch (OrtException failed) {
      throw new InferenceException(
          graph.name() + ": its inputs are refused: " + OnnxGraph.oneLine(failed), failed);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static GoldenTensor copy(OnnxTensor tensor) {
    long[] shape = tensor.getInfo().getShape();
    if (tensor.getInfo().type != OnnxJavaType.FLOAT) {
      return GoldenTensor.ofIntegers(OnnxGraph.integers(tensor), shape);
    }
    float[] values = new float[tensor.getFloatBuffer().remaining()];
    tensor.getFloatBuffer().get(values);
    return GoldenTensor.ofFloats(values, shape);
  }

  /** Frees the sessions; a second call does nothing. */
  @Override
  public void close() {
    graphs.values().forEach(OnnxGraph::close);
  }
}
