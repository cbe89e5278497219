package dev.segue.streams.prediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.inference.ModelLease;
import dev.segue.inference.ModelSlot;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import dev.segue.streams.topology.Bundles;
import org.junit.jupiter.api.Test;

class BundlePredictorsTest {

  /** A batch of no rows cannot be made; whoever leases the model last closes it. */
  @Test
  void shouldGiveTheModelBackWhenNoPredictorCanBeMade() {
    ModelSlot slot = Bundles.slot(Bundles.directory("small-1"));
    NextGenreModel model;
    try (ModelLease lease = slot.acquire()) {
      model = lease.model();
    }
    Predictors predictors = new BundlePredictors(slot, 0);

    assertThatThrownBy(() -> predictors.next(null)).isInstanceOf(IllegalArgumentException.class);
    slot.close();

    try (StepBatch batch = model.newBatch(1)) {
      assertThatThrownBy(() -> model.run(batch, 1)).isInstanceOf(IllegalStateException.class);
    }
  }
}
