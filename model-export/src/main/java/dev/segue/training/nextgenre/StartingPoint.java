package dev.segue.training.nextgenre;

import dev.segue.training.baseline.ConditionalLogit;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Tensor;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.NetworkWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network says before it is trained. */
public enum StartingPoint {
  /** Whatever random weights say; the skip path says nothing. */
  RANDOM {
    @Override
    public NetworkWeights of(NetworkWeights random, NextGenreData data) {
      return random;
    }
  },
  /**
   * What a {@link ConditionalLogit} on the skip path says, whose weights all genres share, so that
   * it says as much of other users: training adds to it. The output layer is silent. A network
   * without a skip path begins at random.
   */
  GENRES_ALIKE {
    @Override
    public NetworkWeights of(NetworkWeights random, NextGenreData data) {
      return random.shape().skip() ? withRegression(random, data) : random;
    }
  };

  /**
   * Weights that begin there.
   *
   * @param random fresh weights for the data
   */
  public abstract NetworkWeights of(NetworkWeights random, NextGenreData data);

  private static NetworkWeights withRegression(NetworkWeights random, NextGenreData data) {
    GenreColumns columns = GenreColumns.of(data.layout(), data.labels());
    ConditionalLogit regression = fitted(columns, data);
    int classes = data.labels().size();
    int inputs = random.shape().inputWidth();
    float[] skip = new float[classes * inputs];
    float[] bias = new float[classes];
    for (int c = 0; c < classes; c++) {
      double sum = regression.biases()[c];
      for (int k = 0; k < regression.weights().length; k++) {
        int column = columns.of(c, k);
        double weight = regression.weights()[k];
        skip[c * inputs + column] = (float) (weight / random.scaling().inverseDeviation()[column]);
        sum += weight * random.scaling().mean()[column];
      }
      bias[c] = (float) sum;
    }
    int hidden = random.shape().headHidden();
    Map<String, Tensor> tensors = new LinkedHashMap<>(random.tensors());
    tensors.put(NetworkNames.SKIP, Tensor.of(skip, classes, inputs));
    tensors.put(NetworkNames.OUTPUT_BIAS, Tensor.of(bias, classes));
    tensors.put(NetworkNames.OUTPUT_DENSE, Tensor.of(new float[classes * hidden], classes, hidden));
    return random.with(tensors);
  }

  private static ConditionalLogit fitted(GenreColumns columns, NextGenreData data) {
    List<float[]> features = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (History history : data.sequences().histories()) {
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == Split.TRAINING && history.labels()[t] >= 0) {
          features.add(history.frozen()[t]);
          labels.add(history.labels()[t]);
        }
      }
    }
    return columns.fit(features, labels);
  }
}
