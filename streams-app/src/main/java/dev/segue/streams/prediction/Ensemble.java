package dev.segue.streams.prediction;

import dev.segue.features.baseline.Baselines;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.schemas.Genre;
import java.util.List;

/**
 * A predictor and what belongs to it in one task: its encoder and its baselines.
 *
 * @param layoutDigest digest of the encoder's layout
 */
record Ensemble(
    Predictor predictor, FeatureEncoder encoder, String layoutDigest, Baselines baselines) {

  static Ensemble of(Predictor predictor, TrackVectors vectors) {
    FeatureLayout layout = predictor.layout();
    return new Ensemble(
        predictor,
        new FeatureEncoder(layout, fitting(vectors, layout)),
        layout.digest(),
        new Baselines(predictor.tables(), predictor.labels()));
  }

  /** The baselines over other classes than the predictor's: those of an older prediction. */
  Baselines baselines(List<Genre> labels) {
    return labels.equals(baselines.labels())
        ? baselines
        : new Baselines(predictor.tables(), labels);
  }

  /** An embedding of another width is another encoder's, and says nothing to this predictor. */
  private static TrackVectors fitting(TrackVectors vectors, FeatureLayout layout) {
    return (trackId, digest) -> {
      float[] vector = vectors.textEmbedding(trackId, digest);
      return vector != null && vector.length == layout.textEmbeddingWidth() ? vector : null;
    };
  }
}
