package dev.segue.streams.prediction;

import dev.segue.inference.ModelLease;
import dev.segue.inference.ModelSlot;

/**
 * Predictors of the model that a slot holds; after the slot has switched to another bundle, each
 * task follows before its next drain.
 *
 * @param batchSize most rows of one model call
 */
public record BundlePredictors(ModelSlot slot, int batchSize) implements Predictors {

  @Override
  public Predictor next(Predictor current) {
    ModelLease lease = slot.acquire();
    if (current instanceof BundlePredictor bundle && bundle.model() == lease.model()) {
      lease.close();
      return current;
    }
    try {
      return new BundlePredictor(lease, batchSize);
    } catch (RuntimeException | OutOfMemoryError failed) {
      lease.close();
      throw failed;
    }
  }
}
