package dev.segue.streams.prediction;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.inference.NextGenreModel;
import dev.segue.schemas.Genre;
import java.util.List;

/** A predictor by the network of a bundle, which says everything but how it is run. */
public interface NetworkPredictor extends Predictor {

  /** The bundle, loaded. */
  NextGenreModel model();

  @Override
  default FeatureLayout layout() {
    return model().inputs().layout();
  }

  @Override
  default List<Genre> labels() {
    return model().spec().labels();
  }

  @Override
  default BaselineTables tables() {
    return model().spec().baselines();
  }
}
