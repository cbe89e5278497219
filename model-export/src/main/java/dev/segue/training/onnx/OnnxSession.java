package dev.segue.training.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A graph in ONNX Runtime on the CPU with one thread: feeds named arrays, returns named arrays. For
 * golden vectors and tests; serving has its own, faster way. One call at a time.
 */
public final class OnnxSession implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** Opens a graph that was just built. */
  public OnnxSession(ModelProto model) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    this.session = environment.createSession(model.toByteArray(), options);
  }

  /** Inputs of one call. */
  public final class Feed {
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    /** Adds a float32 tensor. */
    public Feed floats(String name, float[] values, long... shape) throws OrtException {
      tensors.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
      return this;
    }

    /** Adds an int64 tensor. */
    public Feed longs(String name, long[] values, long... shape) throws OrtException {
      tensors.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
      return this;
    }

    /** Runs the graph once: float32 outputs by name, row-major. */
    public Map<String, float[]> run() throws OrtException {
      Map<String, float[]> outputs = new HashMap<>();
      try (OrtSession.Result result = session.run(tensors)) {
        for (var entry : result) {
          OnnxTensor tensor = (OnnxTensor) entry.getValue();
          float[] values = new float[(int) tensor.getInfo().getNumElements()];
          tensor.getFloatBuffer().get(values);
          outputs.put(entry.getKey(), values);
        }
      } finally {
        tensors.values().forEach(OnnxTensor::close);
      }
      return outputs;
    }
  }

  /** An empty set of inputs. */
  public Feed feed() {
    return new Feed();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
