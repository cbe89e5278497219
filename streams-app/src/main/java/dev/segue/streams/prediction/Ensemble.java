package dev.segue.streams.prediction;

import dev.segue.features.baseline.Baselines;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.schemas.Genre;
import java.util.List;

/** A predictor and what belongs to it in one task: its encoder and its baselines. */
record Ensemble(Predictor predictor, FeatureEncoder encoder, Baselines baselines) {

  static Ensemble of(Predictor predictor, TrackVectors vectors) {
    return new Ensemble(
        predictor,
        new FeatureEncoder(predictor.layout(), vectors),
        new Baselines(predictor.tables(), predictor.labels()));
  }

  /** The baselines over other classes than the predictor's: those of an older prediction. */
  Baselines baselines(List<Genre> labels) {
    return labels.equals(baselines.labels())
        ? baselines
        : new Baselines(predictor.tables(), labels);
  }
}
