package dev.segue.training.popularity;

import java.util.List;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * Gradient-boosted regression trees by Tribuo on XGBoost (Chen and Guestrin 2016), whose native
 * library not every machine can load.
 */
public final class BoostedTrees {

  private static final String TARGET = "popularity";
  static final int TREES = 300;
  static final double RATE = 0.05;
  static final double LEAST_LOSS_CUT = 0;
  static final double LEAST_CHILD_WEIGHT = 5;
  static final double ROW_SHARE = 0.8;
  static final double COLUMN_SHARE = 0.8;
  static final double L2 = 1;
  static final double L1 = 0;

  private static final Regressor UNKNOWN = new RegressionFactory().getUnknownOutput();

  private final TrackFeatures features;
  private final Model<Regressor> model;

  private BoostedTrees(TrackFeatures features, Model<Regressor> model) {
    this.features = features;
    this.model = model;
  }

  /**
   * How trees are grown.
   *
   * @param depth most splits above a leaf
   * @param threads of XGBoost
   */
  record Growth(int depth, int threads, long seed) {}

  static BoostedTrees fit(TrackFeatures features, List<RatedTrack> training, Growth growth) {
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("track table", factory), factory);
    training.forEach(rated -> data.add(example(features, rated.track(), target(rated))));
    XGBoostRegressionTrainer trainer =
        new XGBoostRegressionTrainer(
            RegressionType.LINEAR,
            TREES,
            RATE,
            LEAST_LOSS_CUT,
            growth.depth(),
            LEAST_CHILD_WEIGHT,
            ROW_SHARE,
            COLUMN_SHARE,
            L2,
            L1,
            growth.threads(),
            true,
            growth.seed());
    return new BoostedTrees(features, trainer.train(data));
  }

  /** Why no trees can be grown on this machine; empty when they can. */
  public static Optional<String> unavailable() {
    try {
      new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
      return Optional.empty();
    } catch (LinkageError | XGBoostError unloadable) {
      return Optional.of(
          "XGBoost's library for x86-64 cannot be loaded; on Linux it needs libgomp (Debian:"
              + " libgomp1)");
    }
  }

  double predict(DescribedTrack track) {
    return model.predict(example(features, track, UNKNOWN)).getOutput().getValues()[0];
  }

  private static Regressor target(RatedTrack rated) {
    return new Regressor(TARGET, rated.popularity());
  }

  private static ArrayExample<Regressor> example(
      TrackFeatures features, DescribedTrack track, Regressor target) {
    float[] row = features.row(track);
    double[] values = new double[row.length];
    for (int f = 0; f < row.length; f++) {
      values[f] = row[f];
    }
    return new ArrayExample<>(target, features.names().toArray(String[]::new), values);
  }
}
