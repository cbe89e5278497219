package dev.segue.training.nextgenre;

import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Tally;
import dev.segue.training.sequence.History;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Judges forecasters on the same steps. */
public final class Contest {

  private final NextGenreData data;
  private final Set<Split> splits;
  private final List<Entry> entries = new ArrayList<>();

  /** Judges on the test steps of these data. */
  public Contest(NextGenreData data) {
    this(data, EnumSet.of(Split.TEST));
  }

  private Contest(NextGenreData data, Set<Split> splits) {
    this.data = data;
    this.splits = splits;
  }

  /** Judges on all steps of data that nobody was trained on. */
  public static Contest onAllSteps(NextGenreData data) {
    return new Contest(data, EnumSet.allOf(Split.class));
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
    entries.add(
        new Entry(name, scores(forecaster, View.FROZEN), scores(forecaster, View.AT_LISTEN)));
    return this;
  }

  /** Judges a forecaster to which both views are the same. */
  public Contest addBlind(String name, Forecaster forecaster) {
    ViewScores scores = scores(forecaster, View.FROZEN);
    entries.add(new Entry(name, scores, scores));
    return this;
  }

  /** In the order in which they were added. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  private ViewScores scores(Forecaster forecaster, View view) {
    Tally all = new Tally(data.labels().size());
    Tally changed = new Tally(data.labels().size());
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.sequences().histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        int label = history.labels()[t];
        if (label >= 0 && splits.contains(history.splits()[t])) {
          float[] probabilities = forecaster.probabilities(user, t, view);
          all.add(probabilities, label);
          if (data.histories().get(user).steps().get(t).genreChanged()) {
            changed.add(probabilities, label);
          }
        }
      }
    }
    return new ViewScores(all.scores(), changed.scores());
  }
}
