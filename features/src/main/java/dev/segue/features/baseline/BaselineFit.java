package dev.segue.features.baseline;

import static dev.segue.features.timeline.Tastes.GENRES;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Fits {@link BaselineTables}: frequencies on training steps, smoothing and decay by validation
 * log-loss. Stateless.
 */
public final class BaselineFit {

  private static final double[] PRIORS = {0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256};
  private static final double[] EXPONENTS = {
    0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2
  };
  private static final double[] BLL_PRIORS = {0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1, 2, 4, 8, 16};

  private BaselineFit() {}

  /**
   * A step and the genre of the session that followed it.
   *
   * @param next a known genre
   */
  public record Example(Step step, Genre next) {}

  /**
   * Fits the tables.
   *
   * @param labels classes that the log-loss is taken over; examples of other genres are left out
   * @throws IllegalArgumentException when there is no training or no validation example
   */
  public static BaselineTables fit(
      List<Example> training, List<Example> validation, List<Genre> labels) {
    List<Example> train = scored("training", training, labels);
    List<Example> held = scored("validation", validation, labels);
    double[] prior = prior(train);
    double[][] rows = rows(train, prior);
    double lastShare = lastShare(train, labels);
    BaselineTables start = new BaselineTables(prior, rows, 8, lastShare, 8, 0.5, 0.5);
    double userPrior =
        best(PRIORS, Baseline.USER_MAJORITY, held, labels, v -> with(start, v, 8, 0.5, 0.5));
    double markovPrior =
        best(PRIORS, Baseline.MARKOV, held, labels, v -> with(start, 8, v, 0.5, 0.5));
    BaselineTables tuned = start;
    double lowest = Double.POSITIVE_INFINITY;
    for (double exponent : EXPONENTS) {
      double bllPrior =
          best(BLL_PRIORS, Baseline.BLL, held, labels, v -> with(start, 8, 8, exponent, v));
      BaselineTables candidate = with(start, userPrior, markovPrior, exponent, bllPrior);
      double loss = logLoss(new Baselines(candidate, labels), Baseline.BLL, held);
      if (loss < lowest) {
        lowest = loss;
        tuned = candidate;
      }
    }
    return tuned;
  }

  /** Mean negative log-probability of the truth, nats. */
  public static double logLoss(Baselines baselines, Baseline baseline, List<Example> examples) {
    double sum = 0;
    for (Example example : examples) {
      float[] forecast = baselines.forecast(baseline, example.step());
      sum += ScoreCard.loss(forecast, baselines.labels().indexOf(example.next()));
    }
    return sum / examples.size();
  }

  private static List<Example> scored(String name, List<Example> examples, List<Genre> labels) {
    List<Example> scored = examples.stream().filter(e -> labels.contains(e.next())).toList();
    if (scored.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + ": expected examples of the classes "
              + labels
              + ", found none of them in "
              + examples.size());
    }
    return scored;
  }

  private static BaselineTables with(
      BaselineTables t, double userPrior, double markovPrior, double exponent, double bllPrior) {
    return new BaselineTables(
        t.prior(), t.transitions(), userPrior, t.lastConfidence(), markovPrior, exponent, bllPrior);
  }

  private static double best(
      double[] values,
      Baseline baseline,
      List<Example> held,
      List<Genre> labels,
      DoubleFunction<BaselineTables> tables) {
    double best = values[0];
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      double loss = logLoss(new Baselines(tables.apply(value), labels), baseline, held);
      if (loss < lowest) {
        lowest = loss;
        best = value;
      }
    }
    return best;
  }

  private static double[] prior(List<Example> train) {
    double[] prior = new double[GENRES];
    Arrays.fill(prior, 0.5);
    train.forEach(e -> prior[e.next().ordinal()]++);
    return normalised(prior);
  }

  /**
   * Overall rows, each smoothed by four sessions of the prior, so that no transition is impossible.
   */
  private static double[][] rows(List<Example> train, double[] prior) {
    double[][] rows = new double[GENRES][GENRES];
    for (int from = 0; from < GENRES; from++) {
      for (int to = 0; to < GENRES; to++) {
        rows[from][to] = 4 * prior[to];
      }
    }
    for (Example e : train) {
      Genre from = e.step().tastes().last();
      if (from != Genre.UNKNOWN) {
        rows[from.ordinal()][e.next().ordinal()]++;
      }
    }
    Arrays.setAll(rows, from -> normalised(rows[from]));
    return rows;
  }

  /** Over the steps that LAST answers with a genre: without one in the labels it says the prior. */
  private static double lastShare(List<Example> train, List<Genre> labels) {
    List<Example> known =
        train.stream().filter(e -> labels.contains(e.step().tastes().last())).toList();
    long same = known.stream().filter(e -> e.step().tastes().last() == e.next()).count();
    return (same + 1.0) / (known.size() + 2.0);
  }

  private static double[] normalised(double[] values) {
    double sum = Arrays.stream(values).sum();
    return Arrays.stream(values).map(v -> v / sum).toArray();
  }
}
