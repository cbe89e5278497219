package dev.segue.streams.prediction;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The last rung of the ladder: recency and frequency, without a model and without a memory. */
public final class BaselinePredictor implements Predictor {

  /** Every genre that can be predicted. */
  public static final List<Genre> ALL_LABELS =
      Arrays.stream(Genre.values()).filter(genre -> genre != Genre.UNKNOWN).toList();

  private final BaselineTables tables;
  private final Baselines baselines;
  private final Answerer answerer;

  /**
   * @param reason why no model answers; predictions repeat it
   */
  public BaselinePredictor(BaselineTables tables, List<Genre> labels, String reason) {
    this.tables = tables;
    this.baselines = new Baselines(tables, labels);
    this.answerer = new Answerer(null, "baseline", reason);
  }

  /** What answers before any bundle was trained. */
  public static BaselinePredictor withoutBundle() {
    return new BaselinePredictor(BaselineTables.uninformed(), ALL_LABELS, "no bundle");
  }

  @Override
  public FeatureLayout layout() {
    return FeatureLayout.standard();
  }

  @Override
  public List<Genre> labels() {
    return baselines.labels();
  }

  @Override
  public BaselineTables tables() {
    return tables;
  }

  @Override
  public List<Answer> predict(List<Row> rows, FeatureEncoder encoder) {
    return rows.stream().map(row -> answer(row.open())).toList();
  }

  private Answer answer(Step open) {
    float[] probabilities = baselines.forecast(Baseline.BLL, open);
    return new Answer.Forecast(probabilities, Optional.empty(), 0, List.of(), answerer);
  }
}
