package dev.segue.training.bundle;

import ai.onnxruntime.OrtException;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.training.onnx.OnnxSession;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.onnx.StepGraph;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Records golden vectors of real steps. The logits are the trainer's own, so that a bundle which
 * reproduces them proves that the export computes what was trained; memory and scores, of which the
 * trainer shows none, are those of the exported graphs.
 */
final class GoldenRecorder {

  private static final int ROWS = 4;
  private static final int MOST_STEPS = 24;
  private static final int LEAST_STEPS = 3;

  private final NetworkWeights weights;
  private final NetworkShape shape;
  private final Logits logits;
  private final List<Integer> users;
  private final List<History> histories;
  private final int[] lengths;
  private final int longest;

  /** The golden vectors of both graphs. */
  record Golden(GoldenVectors sequence, GoldenVectors step) {}

  /**
   * Takes the longest histories, cut to different lengths.
   *
   * @param logits the trainer's, of every step, each history run from its beginning
   */
  GoldenRecorder(NetworkWeights weights, SequenceData data, Logits logits) {
    this.weights = weights;
    this.shape = weights.shape();
    this.logits = logits;
    this.users =
        IntStream.range(0, data.histories().size())
            .boxed()
            .filter(user -> data.histories().get(user).length() >= LEAST_STEPS)
            .sorted(Comparator.comparingInt(user -> -data.histories().get(user).length()))
            .limit(ROWS)
            .toList();
    if (users.isEmpty()) {
      throw new IllegalArgumentException(
          "golden vectors: expected a history of " + LEAST_STEPS + " steps, found none");
    }
    this.histories = users.stream().map(data.histories()::get).toList();
    this.lengths = new int[users.size()];
    Arrays.setAll(lengths, row -> length(row, histories.get(row)));
    this.longest = Arrays.stream(lengths).max().orElseThrow();
  }

  /** One step is left to freeze behind the sequence, and one to open behind that. */
  private static int length(int row, History history) {
    return Math.min(MOST_STEPS - 5 * row, history.length() - 2);
  }

  Golden record() throws OrtException {
    GoldenVectors sequence;
    try (OnnxSession session = new OnnxSession(SequenceGraph.of(weights))) {
      sequence = run(session, sequenceInputs(), sequenceLogits());
    }
    float[] memory = sequence.outputs().get("final_memory").floats();
    try (OnnxSession session = new OnnxSession(StepGraph.of(weights))) {
      return new Golden(sequence, run(session, stepInputs(memory), stepLogits()));
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
      freeze[row] = freezes(row) ? 1 : 0;
      copy(history.frozen()[next], frozen, row);
      copy(history.ids()[next], frozenIds, row);
      copy(history.open()[opened(row)], open, row);
      copy(history.ids()[opened(row)], openIds, row);
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

  private static boolean freezes(int row) {
    return row % 2 == 0;
  }

  /** The step that a row of the step graph predicts from. */
  private int opened(int row) {
    return freezes(row) ? lengths[row] + 1 : lengths[row];
  }

  /** Zeros behind the length of a sequence, where nothing is compared. */
  private GoldenTensor sequenceLogits() {
    int classes = shape.classes();
    float[] values = new float[users.size() * longest * classes];
    for (int row = 0; row < users.size(); row++) {
      for (int t = 0; t < lengths[row]; t++) {
        float[] own = logits.frozen()[users.get(row)][t];
        System.arraycopy(own, 0, values, (row * longest + t) * classes, classes);
      }
    }
    return GoldenTensor.ofFloats(values, users.size(), longest, classes);
  }

  private GoldenTensor stepLogits() {
    int classes = shape.classes();
    float[] values = new float[users.size() * classes];
    for (int row = 0; row < users.size(); row++) {
      float[] own = logits.open()[users.get(row)][opened(row)];
      System.arraycopy(own, 0, values, row * classes, classes);
    }
    return GoldenTensor.ofFloats(values, users.size(), classes);
  }

  private GoldenVectors run(
      OnnxSession session, Map<String, GoldenTensor> inputs, GoldenTensor ownLogits)
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
    int rows = users.size();
    Map<String, GoldenTensor> outputs = new TreeMap<>();
    feed.run()
        .forEach(
            (name, values) ->
                outputs.put(name, GoldenTensor.ofFloats(values, rows, values.length / rows)));
    outputs.put("logits", ownLogits);
    return GoldenVectors.of(inputs, outputs);
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
