package dev.segue.streams.prediction;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.inference.InferenceException;
import dev.segue.inference.ModelLease;
import dev.segue.inference.NetworkInputs;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forecasts by the network of a bundle: one call of its step graph for all rows. Where the model
 * fails on every device, the baseline of the bundle answers, and memories stay as they were: they
 * are rebuilt once the model works again.
 */
public final class BundlePredictor implements NetworkPredictor {

  private static final Logger LOG = LoggerFactory.getLogger(BundlePredictor.class);

  private final ModelLease lease;
  private final NextGenreModel model;
  private final MemoryRebuild rebuild;
  private final StepBatch batch;
  private boolean failing;

  /** Takes over the lease, once it is made, and closes it in the end. */
  BundlePredictor(ModelLease lease, int batchSize) {
    this.lease = lease;
    this.model = lease.model();
    this.rebuild = new MemoryRebuild(model);
    this.batch = model.newBatch(batchSize);
  }

  @Override
  public NextGenreModel model() {
    return model;
  }

  @Override
  public List<Answer> predict(List<Row> rows, FeatureEncoder encoder) {
    List<Answer> answers = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += batch.capacity()) {
      int to = Math.min(rows.size(), from + batch.capacity());
      answers.addAll(predictBatch(rows.subList(from, to), encoder));
    }
    return answers;
  }

  private List<Answer> predictBatch(List<Row> rows, FeatureEncoder encoder) {
    try {
      List<Memory> memories = rebuild.memories(rows, encoder);
      for (int i = 0; i < rows.size(); i++) {
        fill(i, rows.get(i), memories.get(i).vector(), encoder);
      }
      model.run(batch, rows.size());
      List<Answer> answers = read(rows, memories);
      noteRecovery();
      return answers;
    } catch (InferenceException failure) {
      noteFailure(failure);
      String reason = "the model failed: " + failure.getMessage();
      return new BaselinePredictor(tables(), labels(), reason).predict(rows, encoder);
    }
  }

  private void fill(int i, Row row, float[] memory, FeatureEncoder encoder) {
    NetworkInputs inputs = model.inputs();
    batch.memory(i, memory);
    batch.open(i, encoder.encode(row.open()), inputs.ids(row.open()));
    row.frozen()
        .ifPresentOrElse(
            frozen -> batch.freeze(i, row.frozenFeatures(), inputs.ids(frozen)),
            () -> batch.freezeNothing(i));
  }

  private List<Answer> read(List<Row> rows, List<Memory> memories) {
    StepOutputs outputs = new StepOutputs(model, batch, Answerer.of(model));
    List<Answer> answers = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      answers.add(outputs.answer(i, rows.get(i), memories.get(i)));
    }
    return answers;
  }

  /** Once per change, not once per batch. */
  private void noteFailure(InferenceException failure) {
    if (!failing) {
      LOG.error(
          "{} failed, the baseline answers: {}", model.manifest().name(), failure.getMessage());
    }
    failing = true;
  }

  private void noteRecovery() {
    if (failing) {
      LOG.info("{} answers again", model.manifest().name());
    }
    failing = false;
  }

  @Override
  public void close() {
    batch.close();
    lease.close();
  }
}
