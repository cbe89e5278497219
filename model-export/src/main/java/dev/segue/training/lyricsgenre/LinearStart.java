package dev.segue.training.lyricsgenre;

import dev.segue.training.baseline.SparseLogisticRegression;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import dev.segue.training.text.SparseRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a network with a linear path starts: the path is a logistic regression on the words, whose
 * penalty the validation songs chose, and what leads from the LSTM to the logits is zero. What is
 * trained after that is what a song's words do not tell by themselves.
 */
final class LinearStart {

  private LinearStart() {}

  /** The weights with a fitted linear path. */
  static LyricsWeights of(LyricsWeights weights, LyricsCase data) {
    int columns = data.words().vocabulary().size() + 1;
    int classes = weights.classes();
    SparseLogisticRegression regression =
        SparseLogisticRegression.tuned(
            rows(data.training()), rows(data.validation()), columns, classes);
    float[] skip = new float[columns * classes];
    float[] bias = new float[classes];
    for (int label = 0; label < classes; label++) {
      bias[label] = regression.bias(label);
      for (int word = 0; word < columns; word++) {
        skip[word * classes + label] = regression.weight(word, label);
      }
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    tensors.put(NetworkNames.SKIP, Tensor.of(skip, columns, classes));
    tensors.put(NetworkNames.OUTPUT_BIAS, Tensor.of(bias, classes));
    Tensor dense = tensors.get(NetworkNames.OUTPUT_DENSE);
    tensors.put(
        NetworkNames.OUTPUT_DENSE, Tensor.of(new float[dense.values().length], dense.shape()));
    return new LyricsWeights(weights.shape(), tensors);
  }

  private static SparseLogisticRegression.Rows rows(LyricsExamples examples) {
    List<SparseRow> rows = Arrays.stream(examples.songs()).map(LinearStart::row).toList();
    return new SparseLogisticRegression.Rows(rows, examples.labels());
  }

  /** How often every word occurs, over the root of the number of words. */
  private static SparseRow row(int[] song) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int id : song) {
      counts.merge(id, 1, Integer::sum);
    }
    float[] values = new float[counts.size()];
    int column = 0;
    for (int count : counts.values()) {
      values[column++] = (float) (count / Math.sqrt(song.length));
    }
    return new SparseRow(counts.keySet().stream().mapToInt(id -> id).toArray(), values);
  }
}
