package dev.segue.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Scaling;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkShape.Embedding;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.RandomData;
import dev.segue.training.sequence.SequenceData;
import dev.segue.training.sequence.SequenceScorer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainer, sequence.onnx and step.onnx are one function: within 1e-4 on probabilities. */
class NetworkParityTest {

  private static final float TOLERANCE = 1e-4f;
  private static final int[] LENGTHS = {1, 2, 3, 20, 49, 50, 51, 200};

  @ParameterizedTest
  @CsvSource({
    "LSTM,true,true,2", "LSTM,false,true,2", "LSTM,true,false,0",
    "GRU,true,true,3", "GRU,false,false,2", "GRU,true,true,0"
  })
  void shouldAgreeForLengthsFrom1To200(Cell cell, boolean attention, boolean skip, int embeddings)
      throws Exception {
    NetworkWeights weights = weights(cell, attention, skip, embeddings);
    SequenceData data = RandomData.of(weights.shape(), 5, LENGTHS);

    Logits trainer = SequenceScorer.score(weights, data, 1);

    try (StepByStep serving = new StepByStep(weights);
        OnnxSession sequence = new OnnxSession(SequenceGraph.of(weights))) {
      Map<String, float[]> whole = runSequence(sequence, weights.shape(), data, lengths(LENGTHS));
      for (int user = 0; user < LENGTHS.length; user++) {
        StepByStep.Run steps = serving.run(data.histories().get(user));
        assertClose(trainer.frozen()[user], steps.frozen());
        assertClose(trainer.open()[user], steps.open());
        assertClose(rows(whole.get("logits"), weights.shape(), user), steps.frozen());
        float[] end = row(whole.get("final_memory"), weights.shape().memoryWidth(), user);
        assertThat(end).containsExactly(steps.memory(), within());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LSTM,true", "GRU,true", "LSTM,false"})
  void shouldContinueStepByStepFromTheMemoryOfASequence(Cell cell, boolean attention)
      throws Exception {
    NetworkWeights weights = weights(cell, attention, true, 2);
    SequenceData data = RandomData.of(weights.shape(), 5, LENGTHS);
    int user = LENGTHS.length - 1;
    History history = data.histories().get(user);
    int known = 51;

    try (StepByStep serving = new StepByStep(weights);
        OnnxSession sequence = new OnnxSession(SequenceGraph.of(weights))) {
      long[] lengths = Arrays.stream(LENGTHS).mapToLong(n -> Math.min(n, known)).toArray();
      Map<String, float[]> prefix = runSequence(sequence, weights.shape(), data, lengths);
      float[] memory = row(prefix.get("final_memory"), weights.shape().memoryWidth(), user);
      float[][] continued = serving.run(history, memory, known).frozen();
      float[][] uninterrupted = serving.run(history).frozen();

      assertClose(
          Arrays.copyOfRange(uninterrupted, known, history.length()),
          Arrays.copyOfRange(continued, known, history.length()));
    }
  }

  /** Weights far larger than fresh ones, so that gates saturate and the skip path counts. */
  private static NetworkWeights weights(
      Cell cell, boolean attention, boolean skip, int embeddings) {
    List<Embedding> tables =
        List.of(new Embedding(50, 4), new Embedding(20, 3), new Embedding(9, 2))
            .subList(0, embeddings);
    NetworkShape shape = new NetworkShape(12, tables, cell, 2, 24, 16, 6, attention, skip);
    float[] mean = new float[12];
    float[] inverse = new float[12];
    Arrays.fill(mean, 0.3f);
    Arrays.fill(inverse, 1.7f);
    NetworkWeights weights = NetworkWeights.random(shape, new Scaling(mean, inverse), 11);
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] = tensor.values()[i] * 2 + (name.equals("skip") ? 0.1f : 0);
              }
            });
    return weights;
  }

  private static Map<String, float[]> runSequence(
      OnnxSession session, NetworkShape shape, SequenceData data, long[] lengths) throws Exception {
    int users = data.histories().size();
    int longest = Arrays.stream(LENGTHS).max().orElseThrow();
    float[] features = new float[users * longest * shape.features()];
    long[] ids = new long[users * longest * shape.embeddings().size()];
    for (int user = 0; user < users; user++) {
      History history = data.histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        int row = user * longest + t;
        System.arraycopy(
            history.frozen()[t], 0, features, row * shape.features(), shape.features());
        for (int k = 0; k < shape.embeddings().size(); k++) {
          ids[row * shape.embeddings().size() + k] = history.ids()[t][k];
        }
      }
    }
    OnnxSession.Feed feed =
        session
            .feed()
            .floats("memory", new float[users * shape.memoryWidth()], users, shape.memoryWidth())
            .floats("features", features, users, longest, shape.features())
            .longs("lengths", lengths, users);
    if (ids.length > 0) {
      feed.longs("ids", ids, users, longest, shape.embeddings().size());
    }
    return feed.run();
  }

  private static long[] lengths(int[] lengths) {
    return Arrays.stream(lengths).asLongStream().toArray();
  }

  private static float[][] rows(float[] logits, NetworkShape shape, int user) {
    int longest = Arrays.stream(LENGTHS).max().orElseThrow();
    float[][] rows = new float[LENGTHS[user]][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = row(logits, shape.classes(), user * longest + t);
    }
    return rows;
  }

  private static float[] row(float[] values, int width, int row) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  private static void assertClose(float[][] expected, float[][] actual) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int t = 0; t < expected.length; t++) {
      assertThat(probabilities(actual[t])).containsExactly(probabilities(expected[t]), within());
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(TOLERANCE);
  }

  private static float[] probabilities(float[] logits) {
    float[] p = new float[logits.length];
    float sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = (float) Math.exp(logits[c]);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }
}
