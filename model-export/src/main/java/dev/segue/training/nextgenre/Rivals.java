package dev.segue.training.nextgenre;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.baseline.BaselineFit;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.timeline.Step;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import java.util.List;

/**
 * What a network has to beat: the baselines, and a logistic regression on decayed genre counts,
 * hour and gap. Frequencies and weights are fitted on the network's own training steps; smoothing
 * and decay of the baselines and the regression's penalty are chosen by the log-loss of its
 * validation steps.
 *
 * @param tables of the baselines; a part of the bundle
 */
public record Rivals(NextGenreData data, BaselineTables tables, LogisticRegression regression) {

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
    return new Rivals(data, tables, regression);
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
    enter(contest, data, new Baselines(tables, data.labels()));
    contest.addBlind(
        "logistic_regression",
        (user, t, view) -> regression.probabilities(DECAYED_COUNTS.encode(step(data, user, t))));
  }

  /** Enters baselines alone. */
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
