package dev.segue.streams.prediction;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.schemas.Genre;
import java.util.List;

/** Forecasts the next genre of several users at once. Used by one thread at a time. */
public interface Predictor extends AutoCloseable {

  /** Which features training steps carry, and the predictor reads. */
  FeatureLayout layout();

  /** The classes, in the order of the probabilities. */
  List<Genre> labels();

  /** What the baselines beside it know of all users. */
  BaselineTables tables();

  /**
   * One answer per row, in order. A model that fails is no reason to throw: the next rung of the
   * ladder answers.
   *
   * @param encoder of {@link #layout()}, with the track vectors of this task
   */
  List<Answer> predict(List<Row> rows, FeatureEncoder encoder);

  /** Gives back what the predictor holds. */
  @Override
  default void close() {}
}
