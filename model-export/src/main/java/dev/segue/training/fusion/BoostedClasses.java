package dev.segue.training.fusion;

import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.learning.TrainingRun;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Gradient-boosted trees (XGBoost, Chen and Guestrin 2016) that give class probabilities. */
final class BoostedClasses {

  private static final int ROUNDS = 120;

  private BoostedClasses() {}

  /**
   * Fits trees to training rows.
   *
   * @return from rows [N][F] to probabilities [N][C]
   */
  static UnaryOperator<float[][]> fit(
      LogisticRegression.Rows training, int classes, TrainingRun run) {
    try {
      DMatrix data = matrix(training.features());
      float[] labels = new float[training.labels().length];
      for (int n = 0; n < labels.length; n++) {
        labels[n] = training.labels()[n];
      }
      data.setLabel(labels);
      Booster trees = XGBoost.train(data, parameters(classes, run), ROUNDS, Map.of(), null, null);
      return rows -> predict(trees, rows);
    } catch (XGBoostError failed) {
      throw new IllegalStateException("XGBoost: " + failed.getMessage(), failed);
    }
  }

  private static float[][] predict(Booster trees, float[][] rows) {
    try {
      return trees.predict(matrix(rows));
    } catch (XGBoostError failed) {
      throw new IllegalStateException("XGBoost: " + failed.getMessage(), failed);
    }
  }

  private static Map<String, Object> parameters(int classes, TrainingRun run) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", "multi:softprob");
    parameters.put("num_class", classes);
    parameters.put("eta", 0.15);
    parameters.put("max_depth", 6);
    parameters.put("min_child_weight", 3);
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.5);
    parameters.put("tree_method", "hist");
    parameters.put("nthread", run.threads());
    parameters.put("seed", run.seed());
    parameters.put("verbosity", 0);
    return parameters;
  }

  private static DMatrix matrix(float[][] rows) throws XGBoostError {
    int width = rows[0].length;
    float[] values = new float[rows.length * width];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, values, n * width, width);
    }
    return new DMatrix(values, rows.length, width, Float.NaN);
  }
}
