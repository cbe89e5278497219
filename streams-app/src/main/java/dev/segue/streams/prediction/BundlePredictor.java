package dev.segue.streams.prediction;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.inference.InferenceException;
import dev.segue.inference.ModelLease;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import dev.segue.schemas.Genre;
import dev.segue.schemas.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forecasts by the network of a bundle: one call of its step graph for all rows. Where the model
 * fails on every device, the baseline of the bundle answers, and memories stay as they were: they
 * are rebuilt once the model works again.
 */
public final class BundlePredictor implements Predictor {

  private static final Logger LOG = LoggerFactory.getLogger(BundlePredictor.class);

  private final ModelLease lease;
  private final NextGenreModel model;
  private final FeatureLayout layout;
  private final StepInputs inputs;
  private final MemoryRebuild rebuild;
  private final ModelVersion version;
  private final StepBatch batch;
  private boolean failing;

  /** Takes over the lease and closes it in the end. */
  BundlePredictor(ModelLease lease, int batchSize) {
    this.lease = lease;
    this.model = lease.model();
    BundleManifest manifest = model.manifest();
    this.layout = manifest.layout().toFeatureLayout();
    this.inputs = StepInputs.of(model.bundle());
    this.rebuild = new MemoryRebuild(model, inputs);
    this.version = new ModelVersion(manifest.name(), manifest.version(), model.digest());
    this.batch = model.newBatch(batchSize);
  }

  boolean uses(NextGenreModel other) {
    return model == other;
  }

  @Override
  public FeatureLayout layout() {
    return layout;
  }

  @Override
  public List<Genre> labels() {
    return model.manifest().labels();
  }

  @Override
  public BaselineTables tables() {
    return model.manifest().baselines();
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
        inputs.fill(batch, i, rows.get(i), memories.get(i).vector(), encoder);
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

  private List<Answer> read(List<Row> rows, List<Memory> memories) {
    Answerer by = new Answerer(version, model.provider(), null);
    StepOutputs outputs = new StepOutputs(model, batch, by);
    List<Answer> answers = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      answers.add(outputs.answer(i, rows.get(i), memories.get(i)));
    }
    return answers;
  }

  /** Once per change, not once per batch. */
  private void noteFailure(InferenceException failure) {
    if (!failing) {
      LOG.error("{} failed, the baseline answers: {}", version.getName(), failure.getMessage());
    }
    failing = true;
  }

  private void noteRecovery() {
    if (failing) {
      LOG.info("{} answers again", version.getName());
    }
    failing = false;
  }

  @Override
  public void close() {
    batch.close();
    lease.close();
  }
}
