package dev.segue.training.nextgenre;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.baseline.BaselineFit;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.timeline.Step;
import dev.segue.training.baseline.ConditionalLogit;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import dev.segue.training.metrics.TemperatureScaling;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a network has to beat: the baselines, a logistic regression on decayed genre counts, hour
 * and gap, and a conditional logit on all that the standard layout says of every genre. Frequencies
 * and weights are fitted on the network's own training steps; smoothing and decay of the baselines
 * and the regression's penalty are chosen by the log-loss of its validation steps, and so is a
 * temperature for each of them, as for the network.
 *
 * @param tables of the baselines; a part of the bundle
 * @param temperatures by name of the forecaster
 */
public record Rivals(
    NextGenreData data,
    BaselineTables tables,
    LogisticRegression regression,
    ConditionalLogit alike,
    Map<String, Double> temperatures) {

  /** Name of the regression among the forecasters. */
  public static final String REGRESSION = "logistic_regression";

  /** Name of the regression whose weights all genres share. */
  public static final String CONDITIONAL_LOGIT = "conditional_logit";

  private static final FeatureEncoder STANDARD =
      new FeatureEncoder(FeatureLayout.standard(), TrackVectors.NONE);

  private static final FeatureEncoder DECAYED_COUNTS =
      new FeatureEncoder(layout(), TrackVectors.NONE);

  /** Fits them all. */
  public static Rivals fit(NextGenreData data) {
    List<LabelledStep> training = data.labelled(Split.TRAINING);
    BaselineTables tables =
        BaselineFit.fit(
            examples(training), examples(data.labelled(Split.VALIDATION)), data.labels());
    LogisticRegression regression =
        LogisticRegression.tuned(
            rows(training, data),
            rows(data.labelled(Split.VALIDATION), data),
            data.labels().size());
    return new Rivals(data, tables, regression, alike(training, data), Map.of()).calibrated();
  }

  /** The same with the temperatures of the lowest log-loss on the validation steps. */
  private Rivals calibrated() {
    List<LabelledStep> held = data.labelled(Split.VALIDATION);
    int[] labels = held.stream().mapToInt(step -> data.labels().indexOf(step.next())).toArray();
    Map<String, Double> fitted = new HashMap<>();
    raw()
        .forEach(
            (name, forecaster) -> {
              float[][] rows =
                  held.stream().map(s -> forecaster.apply(s.step())).toArray(float[][]::new);
              fitted.put(name, TemperatureScaling.fit(rows, labels));
            });
    return new Rivals(data, tables, regression, alike, fitted);
  }

  /** What they say of a step before calibration, by name. */
  Map<String, Function<Step, float[]>> raw() {
    Map<String, Function<Step, float[]>> raw = new LinkedHashMap<>();
    Baselines baselines = new Baselines(tables, data.labels());
    for (Baseline baseline : Baseline.ALL) {
      raw.put(baseline.key(), step -> baselines.forecast(baseline, step));
    }
    raw.put(REGRESSION, step -> regression.probabilities(DECAYED_COUNTS.encode(step)));
    raw.put(CONDITIONAL_LOGIT, this::alike);
    return raw;
  }

  /** What they say of a step, calibrated, by name. */
  Map<String, Function<Step, float[]>> forecasters() {
    Map<String, Function<Step, float[]>> calibrated = new LinkedHashMap<>(raw());
    calibrated.replaceAll(
        (name, raw) -> {
          double temperature = temperatures.get(name);
          return step -> TemperatureScaling.at(temperature, raw.apply(step));
        });
    return calibrated;
  }

  private static ConditionalLogit alike(List<LabelledStep> training, NextGenreData data) {
    return columns(data)
        .fit(
            training.stream().map(step -> STANDARD.encode(step.step())).toList(),
            training.stream().map(step -> data.labels().indexOf(step.next())).toList());
  }

  private static GenreColumns columns(NextGenreData data) {
    return GenreColumns.of(STANDARD.layout(), data.labels());
  }

  private static LogisticRegression.Rows rows(List<LabelledStep> steps, NextGenreData data) {
    float[][] rows = new float[steps.size()][];
    int[] labels = new int[rows.length];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = DECAYED_COUNTS.encode(steps.get(n).step());
      labels[n] = data.labels().indexOf(steps.get(n).next());
    }
    return new LogisticRegression.Rows(rows, labels);
  }

  /** Enters them into a contest over their own data. */
  public void enter(Contest contest) {
    forecasts(contest.steps()).forEach(contest::add);
  }

  /** What they say of steps of their own data, by name. */
  Map<String, Forecasts> forecasts(JudgedSteps steps) {
    Map<String, Forecasts> forecasts = new LinkedHashMap<>();
    forecasters()
        .forEach(
            (name, forecaster) ->
                forecasts.put(
                    name,
                    Forecasts.ofBlind(
                        steps, (user, t, view) -> forecaster.apply(step(data, user, t)))));
    return forecasts;
  }

  /** The probabilities [C] of the regression whose weights all genres share, not calibrated. */
  float[] alike(Step step) {
    return alike.probabilities(columns(data).of(STANDARD.encode(step)));
  }

  /** Enters baselines alone, as a stream serves them: without temperatures. */
  public static void enter(Contest contest, NextGenreData data, Baselines baselines) {
    for (Baseline baseline : Baseline.ALL) {
      contest.addBlind(
          baseline.key(), (user, t, view) -> baselines.forecast(baseline, step(data, user, t)));
    }
  }

  private static Step step(NextGenreData data, int user, int t) {
    return data.histories().get(user).steps().get(t).step();
  }

  private static List<BaselineFit.Example> examples(List<LabelledStep> steps) {
    return steps.stream().map(s -> new BaselineFit.Example(s.step(), s.next())).toList();
  }

  private static FeatureLayout layout() {
    List<String> wanted = List.of("decayed-genres", "hour", "log-gap");
    return new FeatureLayout(
        FeatureLayout.standard().blocks().stream()
            .filter(block -> wanted.contains(block.name()))
            .toList());
  }
}
