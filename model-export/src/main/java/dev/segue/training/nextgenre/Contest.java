package dev.segue.training.nextgenre;

import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import dev.segue.training.metrics.Scores;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Judges forecasters on the same steps. */
public final class Contest {

  private final JudgedSteps steps;
  private final boolean[] all;
  private final boolean[] changed;
  private final List<Entry> entries = new ArrayList<>();

  /** Judges on the test steps of these data. */
  public Contest(NextGenreData data) {
    this(JudgedSteps.of(data, EnumSet.of(Split.TEST)));
  }

  /** Judges on these steps. */
  public Contest(JudgedSteps steps) {
    this.steps = steps;
    this.all = steps.which(place -> true);
    this.changed = steps.changed();
  }

  /** Gives the probabilities of a step. */
  @FunctionalInterface
  public interface Forecaster {
    float[] probabilities(int user, int step, View view);
  }

  /**
   * Scores of one view.
   *
   * @param all over all steps
   * @param changed over those whose genre changed
   */
  public record ViewScores(Scores all, Scores changed) {}

  /** Scores of one forecaster. */
  public record Entry(String name, ViewScores frozen, ViewScores atListen) {}

  /** Judges a forecaster that sees both views. */
  public Contest add(String name, Forecaster forecaster) {
    return add(name, Forecasts.of(steps, forecaster));
  }

  /** Judges a forecaster to which both views are the same. */
  public Contest addBlind(String name, Forecaster forecaster) {
    return add(name, Forecasts.ofBlind(steps, forecaster));
  }

  /** Judges forecasts of these steps. */
  public Contest add(String name, Forecasts forecasts) {
    ViewScores frozen = scores(forecasts, View.FROZEN);
    boolean blind = forecasts.frozen() == forecasts.atListen();
    entries.add(new Entry(name, frozen, blind ? frozen : scores(forecasts, View.AT_LISTEN)));
    return this;
  }

  /** What is judged. */
  JudgedSteps steps() {
    return steps;
  }

  /** In the order in which they were added. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  private ViewScores scores(Forecasts forecasts, View view) {
    return new ViewScores(
        forecasts.scores(steps, view, all), forecasts.scores(steps, view, changed));
  }
}
