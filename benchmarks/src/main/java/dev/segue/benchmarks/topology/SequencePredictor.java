package dev.segue.benchmarks.topology;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.features.timeline.Step;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.SequenceResult;
import dev.segue.inference.StepSequence;
import dev.segue.schemas.Genre;
import dev.segue.schemas.ModelVersion;
import dev.segue.streams.prediction.Answer;
import dev.segue.streams.prediction.Answerer;
import dev.segue.streams.prediction.Predictor;
import dev.segue.streams.prediction.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a topology without memories would do: for every request it reads the user's last steps from
 * the store and runs the whole sequence through the network.
 */
final class SequencePredictor implements Predictor {

  private record Lookup(CategoricalInput input, Vocabulary vocabulary) {}

  private final NextGenreModel model;
  private final int length;
  private final FeatureLayout layout;
  private final List<Lookup> lookups;
  private final Answerer answerer;

  /**
   * @param length T: most steps of a sequence, the open one among them
   */
  SequencePredictor(NextGenreModel model, int length) {
    BundleManifest manifest = model.manifest();
    this.model = model;
    this.length = length;
    this.layout = manifest.layout().toFeatureLayout();
    this.lookups = manifest.categoricals().stream().map(this::lookup).toList();
    this.answerer =
        new Answerer(
            new ModelVersion(manifest.name(), manifest.version(), model.digest()),
            model.provider(),
            null);
  }

  private Lookup lookup(CategoricalSpec spec) {
    return new Lookup(
        CategoricalInput.valueOf(spec.name().toUpperCase(Locale.ROOT)),
        model.bundle().vocabulary(spec));
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
    List<StepSequence> sequences = rows.stream().map(row -> sequence(row, encoder)).toList();
    List<SequenceResult> results = model.run(sequences);
    List<Answer> answers = new ArrayList<>();
    for (SequenceResult result : results) {
      int last = result.probabilities().length - 1;
      float[] probabilities = result.probabilities()[last];
      answers.add(new Answer.Forecast(probabilities, Optional.empty(), last, List.of(), answerer));
    }
    return answers;
  }

  private StepSequence sequence(Row row, FeatureEncoder encoder) {
    List<Step> steps = new ArrayList<>(row.history().get());
    row.frozen().ifPresent(steps::add);
    steps.add(row.open());
    List<Step> last = steps.subList(Math.max(0, steps.size() - length), steps.size());
    float[] features = new float[last.size() * layout.width()];
    int[] ids = new int[last.size() * lookups.size()];
    for (int i = 0; i < last.size(); i++) {
      encoder.encode(last.get(i), features, i * layout.width());
      for (int k = 0; k < lookups.size(); k++) {
        Lookup lookup = lookups.get(k);
        ids[i * lookups.size() + k] = lookup.vocabulary().id(lookup.input().value(last.get(i)));
      }
    }
    return new StepSequence(last.size(), null, features, ids);
  }
}
