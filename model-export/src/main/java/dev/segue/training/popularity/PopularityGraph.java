package dev.segue.training.popularity;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.metrics.LogisticCalibration;
import dev.segue.training.onnx.GraphWeights;
import dev.segue.training.onnx.Layer;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.List;
import java.util.Map;

/**
 * A popularity network as an ONNX graph, scaling inside: {@code genre_words} int64 [batch, 12] and
 * {@code numbers} float32 [batch, 13] as they are, to {@code popularity} [batch], 0 to 100, and
 * {@code probability} [batch] of being popular.
 */
final class PopularityGraph {

  static final String WORDS = "genre_words";
  static final String NUMBERS = "numbers";
  static final String POPULARITY = "popularity";
  static final String PROBABILITY = "probability";

  private static final String BATCH = "batch";

  private final OnnxGraph graph = new OnnxGraph("popularity");
  private final PopularityEncoding encoding;
  private final GraphWeights constants;

  private PopularityGraph(PopularityWeights weights) {
    this.encoding = weights.encoding();
    this.constants = new GraphWeights(graph, weights.tensors());
  }

  static ModelProto of(PopularityWeights weights, LogisticCalibration calibration) {
    return new PopularityGraph(weights).build(calibration);
  }

  private ModelProto build(LogisticCalibration calibration) {
    OnnxValue words = graph.input(WORDS, DataType.INT64, BATCH, GenreWords.LENGTH);
    int count = DescribedTrack.NUMBERS.size();
    OnnxValue numbers = graph.input(NUMBERS, DataType.FLOAT, BATCH, count);
    OnnxValue embedded = constants.get(NetworkNames.embedding(0)).rows(words.transpose(1, 0));
    OnnxValue genre = last(embedded, PopularityWeights.GENRE, PopularityWeights.GENRE_HIDDEN);
    OnnxValue audio =
        last(row(numbers).unsqueeze(0), PopularityWeights.AUDIO, PopularityWeights.AUDIO_HIDDEN);
    OnnxValue popularity = popularity(genre.concat(1, audio));
    OnnxValue logit =
        popularity
            .mul(graph.scalar((float) calibration.slope()))
            .add(graph.scalar((float) calibration.intercept()));
    graph.output(POPULARITY, popularity, DataType.FLOAT, BATCH);
    graph.output(PROBABILITY, logit.sigmoid(), DataType.FLOAT, BATCH);
    return graph.toModel(Map.of());
  }

  /** The numbers, standardised, and their bins. */
  private OnnxValue row(OnnxValue numbers) {
    OnnxValue scaled =
        numbers
            .sub(constants.vector("numbers.mean", encoding.numbers().mean()))
            .mul(constants.vector("numbers.inverse", encoding.numbers().inverseDeviation()));
    return constants
        .bins(numbers, encoding.bins())
        .map(bins -> scaled.concat(1, bins))
        .orElse(scaled);
  }

  /** The state [B, H] after the inputs [T, B, X]. */
  private OnnxValue last(OnnxValue inputs, int layer, int hidden) {
    return constants
        .recurrent(new Layer(layer, Cell.LSTM, hidden), inputs, null, List.of())
        .end()
        .get(0);
  }

  private OnnxValue popularity(OnnxValue joined) {
    OnnxValue hidden =
        constants.linear(joined, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS).relu();
    OnnxValue standardised =
        constants.linear(hidden, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS).squeeze(1);
    OnnxValue points =
        standardised
            .div(graph.scalar(encoding.target().inverseDeviation()[0]))
            .add(graph.scalar(encoding.target().mean()[0]));
    return graph.node(
        "Clip", List.of(points, graph.scalar(0), graph.scalar(PopularityEncoding.HIGHEST)));
  }
}
