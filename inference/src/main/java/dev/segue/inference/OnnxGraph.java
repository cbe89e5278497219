package dev.segue.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.GoldenTensor;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A graph of a bundle in an ONNX Runtime session whose inputs and outputs are what the contract
 * demands. Calls may come from several threads on the CPU; closing must wait for them.
 */
final class OnnxGraph implements AutoCloseable {

  private final OrtSession session;
  private final String name;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OnnxGraph(OrtSession session, String name) {
    this.session = session;
    this.name = name;
  }

  /**
   * Opens a graph.
   *
   * @throws BundleException if the graph cannot be opened or has other inputs or outputs
   */
  static OnnxGraph open(GraphFiles.Source source, GraphContract contract, Provider provider)
      throws OrtException {
    OnnxGraph graph = open(source, provider);
    try {
      graph.require("input", contract.inputs(), graph.session.getInputInfo());
      graph.require("output", contract.outputs(), graph.session.getOutputInfo());
      return graph;
    } catch (OrtException | RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }

  /**
   * Opens a graph whose inputs and outputs nobody has promised.
   *
   * @throws BundleException if the graph cannot be opened
   */
  static OnnxGraph open(GraphFiles.Source source, Provider provider) throws OrtException {
    String name = source.name();
    OrtSession session;
    try (OrtSession.SessionOptions options = provider.sessionOptions()) {
      session = OrtEnvironment.getEnvironment().createSession(source.model(), options);
    } catch (OrtException unreadable) {
      if (provider.isCuda()) {
        throw unreadable;
      }
      throw new BundleException(
          name + ": expected an ONNX graph, found that " + oneLine(unreadable));
    }
    return new OnnxGraph(session, name);
  }

  /** What the graph is and where it lies, for messages. */
  String name() {
    return name;
  }

  /** Whether an input is int32. */
  boolean isInt32(String input) {
    try {
      NodeInfo info = session.getInputInfo().get(input);
      return info != null
          && info.getInfo() instanceof TensorInfo tensor
          && tensor.type == OnnxJavaType.INT32;
    } catch (OrtException impossible) {
      throw new InferenceException(name + ": its inputs cannot be read", impossible);
    }
  }

  /** A value for an input, in the integer type that the graph wants; the caller closes it. */
  OnnxTensor tensor(String input, GoldenTensor value) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (value.isFloat()) {
      return OnnxTensor.createTensor(environment, FloatBuffer.wrap(value.floats()), value.shape());
    }
    if (isInt32(input)) {
      int[] values = Arrays.stream(value.integers()).mapToInt(Math::toIntExact).toArray();
      return OnnxTensor.createTensor(environment, IntBuffer.wrap(values), value.shape());
    }
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(value.integers()), value.shape());
  }

  /** The values of an int64 or int32 output. */
  static long[] integers(OnnxTensor tensor) {
    if (tensor.getInfo().type == OnnxJavaType.INT32) {
      IntBuffer values = tensor.getIntBuffer();
      return IntStream.generate(values::get).limit(values.remaining()).asLongStream().toArray();
    }
    LongBuffer values = tensor.getLongBuffer();
    long[] integers = new long[values.remaining()];
    values.get(integers);
    return integers;
  }

  /** Runs the graph into tensors of the caller. */
  void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try (OrtSession.Result result = session.run(inputs, outputs)) {
      if (result.size() != outputs.size()) {
        throw new IllegalStateException(
            name + ": expected " + outputs.size() + " outputs, found " + result.size());
      }
    } catch (OrtException failed) {
      throw new InferenceException(name + ": the call failed: " + oneLine(failed), failed);
    }
  }

  /** Runs the graph into new tensors, which the caller closes. */
  OrtSession.Result run(Map<String, OnnxTensor> inputs) {
    try {
      return session.run(inputs);
    } catch (OrtException failed) {
      throw new InferenceException(name + ": the call failed: " + oneLine(failed), failed);
    }
  }

  /** Closes the session, once; OrtSession itself would crash the second time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        session.close();
      } catch (OrtException failed) {
        throw new InferenceException(name + ": cannot be closed: " + oneLine(failed), failed);
      }
    }
  }

  /** The reason in a message of ONNX Runtime, without its error codes and source lines. */
  static String oneLine(OrtException problem) {
    String message = problem.getMessage();
    if (message == null) {
      return "no reason given";
    }
    String line = message.lines().findFirst().orElse("");
    return line.replaceFirst("^Error code - \\w+ - message: ", "")
        .replaceFirst("^.*\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ", "")
        .strip();
  }

  private void require(String what, List<TensorSpec> expected, Map<String, NodeInfo> found) {
    for (TensorSpec spec : expected) {
      NodeInfo info = found.get(spec.name());
      if (!spec.matches(info)) {
        throw new BundleException(
            name
                + ", "
                + what
                + " '"
                + spec.name()
                + "': expected "
                + spec.expected()
                + ", found "
                + TensorSpec.found(info));
      }
    }
    if (found.size() != expected.size()) {
      List<String> names = expected.stream().map(TensorSpec::name).toList();
      throw new BundleException(
          name + ", " + what + "s: expected " + names + ", found " + found.keySet());
    }
  }
}
