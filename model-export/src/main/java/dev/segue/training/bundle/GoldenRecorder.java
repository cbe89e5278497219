package dev.segue.training.bundle;

import ai.onnxruntime.OrtException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.training.onnx.OnnxSession;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.onnx.StepGraph;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the exported graphs on real steps and records inputs and outputs. */
final class GoldenRecorder {

  private static final int ROWS = 4;
  private static final int MOST_STEPS = 24;

  private final NetworkShape shape;
  private final List<History> histories;
  private final int[] lengths;
  private final int longest;
  private final NetworkWeights weights;

  /** The golden vectors of both graphs. */
  record Golden(GoldenVectors sequence, GoldenVectors step) {}

  /** Takes the longest histories, cut to different lengths. */
  GoldenRecorder(NetworkWeights weights, SequenceData data) {
    this.weights = weights;
    this.shape = weights.shape();
    this.histories =
        data.histories().stream()
            .sorted(Comparator.comparingInt(History::length).reversed())
            .filter(history -> history.length() >= 2)
            .limit(ROWS)
            .toList();
    this.lengths = new int[histories.size()];
    int most = 0;
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = Math.max(1, Math.min(MOST_STEPS - 5 * row, histories.get(row).length() - 1));
      most = Math.max(most, lengths[row]);
    }
    this.longest = most;
    if (histories.isEmpty()) {
      throw new IllegalArgumentException(
          "golden vectors: expected a history of 2 steps, found none");
    }
  }

  Golden record() throws OrtException {
    GoldenVectors sequence;
    try (OnnxSession session = new OnnxSession(SequenceGraph.of(weights))) {
      sequence = run(session, sequenceInputs(), true);
    }
    float[] memory = sequence.outputs().get("final_memory").floats();
    try (OnnxSession session = new OnnxSession(StepGraph.of(weights))) {
      return new Golden(sequence, run(session, stepInputs(memory), false));
    }
  }

  private Map<String, GoldenTensor> sequenceInputs() {
    int rows = histories.size();
    int columns = shape.embeddings().size();
    float[] features = new float[rows * longest * shape.features()];
    long[] ids = new long[rows * longest * columns];
    long[] steps = new long[rows];
    for (int row = 0; row < rows; row++) {
      steps[row] = lengths[row];
      for (int t = 0; t < lengths[row]; t++) {
        int at = row * longest + t;
        copy(histories.get(row).frozen()[t], features, at);
        copy(histories.get(row).ids()[t], ids, at);
      }
    }
    Map<String, GoldenTensor> inputs = new TreeMap<>();
    inputs.put(
        "memory",
        GoldenTensor.ofFloats(new float[rows * shape.memoryWidth()], rows, shape.memoryWidth()));
    inputs.put("features", GoldenTensor.ofFloats(features, rows, longest, shape.features()));
    inputs.put("lengths", GoldenTensor.ofIntegers(steps, rows));
    if (columns > 0) {
      inputs.put("ids", GoldenTensor.ofIntegers(ids, rows, longest, columns));
    }
    return inputs;
  }

  /** The step behind each sequence: frozen in every other row, and open at its listen in all. */
  private Map<String, GoldenTensor> stepInputs(float[] memory) {
    int rows = histories.size();
    int columns = shape.embeddings().size();
    float[] freeze = new float[rows];
    float[] frozen = new float[rows * shape.features()];
    float[] open = new float[rows * shape.features()];
    long[] frozenIds = new long[rows * columns];
    long[] openIds = new long[rows * columns];
    for (int row = 0; row < rows; row++) {
      History history = histories.get(row);
      int next = lengths[row];
      freeze[row] = row % 2 == 0 ? 1 : 0;
      copy(history.frozen()[next], frozen, row);
      copy(history.ids()[next], frozenIds, row);
      int after = Math.min(history.length() - 1, freeze[row] == 1 ? next + 1 : next);
      copy(history.open()[after], open, row);
      copy(history.ids()[after], openIds, row);
    }
    Map<String, GoldenTensor> inputs = new TreeMap<>();
    inputs.put("memory", GoldenTensor.ofFloats(memory, rows, shape.memoryWidth()));
    inputs.put("freeze", GoldenTensor.ofFloats(freeze, rows, 1));
    inputs.put("frozen_features", GoldenTensor.ofFloats(frozen, rows, shape.features()));
    inputs.put("open_features", GoldenTensor.ofFloats(open, rows, shape.features()));
    if (columns > 0) {
      inputs.put("frozen_ids", GoldenTensor.ofIntegers(frozenIds, rows, columns));
      inputs.put("open_ids", GoldenTensor.ofIntegers(openIds, rows, columns));
    }
    return inputs;
  }

  private GoldenVectors run(OnnxSession session, Map<String, GoldenTensor> inputs, boolean sequence)
      throws OrtException {
    OnnxSession.Feed feed = session.feed();
    for (Map.Entry<String, GoldenTensor> input : inputs.entrySet()) {
      GoldenTensor tensor = input.getValue();
      if (tensor.isFloat()) {
        feed.floats(input.getKey(), tensor.floats(), tensor.shape());
      } else {
        feed.longs(input.getKey(), tensor.integers(), tensor.shape());
      }
    }
    Map<String, GoldenTensor> outputs = new TreeMap<>();
    feed.run()
        .forEach(
            (name, values) ->
                outputs.put(
                    name, GoldenTensor.ofFloats(values, outputShape(name, values, sequence))));
    return GoldenVectors.of(inputs, outputs);
  }

  private long[] outputShape(String name, float[] values, boolean sequence) {
    int rows = histories.size();
    if (sequence && name.equals("logits")) {
      return new long[] {rows, longest, shape.classes()};
    }
    return new long[] {rows, values.length / rows};
  }

  private void copy(float[] row, float[] to, int at) {
    System.arraycopy(row, 0, to, at * shape.features(), shape.features());
  }

  private static void copy(int[] ids, long[] to, int at) {
    for (int k = 0; k < ids.length; k++) {
      to[at * ids.length + k] = ids[k];
    }
  }
}
