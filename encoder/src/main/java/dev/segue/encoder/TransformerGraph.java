package dev.segue.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A transformer in an ONNX Runtime session: token ids to vectors of length 1. */
final class TransformerGraph implements AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final OrtSession session;
  private final Set<String> inputs;
  private final String output;

  private TransformerGraph(OrtSession session, String output) {
    this.session = session;
    this.inputs = session.getInputNames();
    this.output = output;
  }

  static TransformerGraph open(EncoderFiles files, int threads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(files.graph(), options);
      try {
        requireInputs(files, session.getInputNames());
        return new TransformerGraph(session, vectors(files, session));
      } catch (OrtException | RuntimeException refused) {
        session.close();
        throw refused;
      }
    }
  }

  /** The vectors of texts given as token ids. */
  List<float[]> encode(List<long[]> texts) {
    int longest = texts.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      tensors.put(IDS, tensor(texts, longest, true));
      tensors.put(MASK, tensor(texts, longest, false));
      if (inputs.contains(TYPES)) {
        LongBuffer zeros = LongBuffer.allocate(texts.size() * longest);
        tensors.put(TYPES, tensor(zeros, texts.size(), longest));
      }
      try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
        OnnxTensor answer = (OnnxTensor) result.get(0);
        return pooled(answer.getFloatBuffer(), answer.getInfo().getShape(), texts);
      }
    } catch (OrtException failed) {
      throw new EncoderException("sentence encoder: the call failed", failed);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new EncoderException("sentence encoder: cannot be closed", failed);
    }
  }

  private static List<float[]> pooled(FloatBuffer values, long[] shape, List<long[]> texts) {
    int width = Math.toIntExact(shape[shape.length - 1]);
    int tokens = shape.length == 3 ? Math.toIntExact(shape[1]) : 1;
    List<float[]> vectors = new ArrayList<>();
    for (int row = 0; row < texts.size(); row++) {
      int counted = shape.length == 3 ? texts.get(row).length : 1;
      float[] vector = new float[width];
      for (int token = 0; token < counted; token++) {
        int from = (row * tokens + token) * width;
        for (int i = 0; i < width; i++) {
          vector[i] += values.get(from + i);
        }
      }
      vectors.add(normalised(vector));
    }
    return vectors;
  }

  /** Dividing the sum by its length makes dividing it by the number of tokens unnecessary. */
  private static float[] normalised(float[] sum) {
    double squares = 0;
    for (float value : sum) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < sum.length && length > 0; i++) {
      sum[i] = (float) (sum[i] / length);
    }
    return sum;
  }

  private static OnnxTensor tensor(List<long[]> texts, int longest, boolean ids)
      throws OrtException {
    LongBuffer values = LongBuffer.allocate(texts.size() * longest);
    for (int row = 0; row < texts.size(); row++) {
      long[] tokens = texts.get(row);
      if (ids) {
        values.put(row * longest, tokens);
      } else {
        Arrays.fill(values.array(), row * longest, row * longest + tokens.length, 1);
      }
    }
    return tensor(values, texts.size(), longest);
  }

  private static OnnxTensor tensor(LongBuffer values, long rows, long columns) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), values, new long[] {rows, columns});
  }

  private static void requireInputs(EncoderFiles files, Set<String> found) {
    boolean fits =
        found.containsAll(Set.of(IDS, MASK)) && Set.of(IDS, MASK, TYPES).containsAll(found);
    if (!fits) {
      throw new EncoderException(
          "encoder "
              + files.name()
              + ", graph inputs: expected input_ids, attention_mask and maybe token_type_ids, found "
              + found);
    }
  }

  /** The first output of token vectors, else the first of sentence vectors. */
  private static String vectors(EncoderFiles files, OrtSession session) throws OrtException {
    for (int rank : new int[] {3, 2}) {
      for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
        if (output.getValue().getInfo() instanceof TensorInfo tensor
            && tensor.getShape().length == rank) {
          return output.getKey();
        }
      }
    }
    throw new EncoderException(
        "encoder "
            + files.name()
            + ", graph outputs: expected vectors of tokens or sentences, found "
            + session.getOutputNames());
  }
}
