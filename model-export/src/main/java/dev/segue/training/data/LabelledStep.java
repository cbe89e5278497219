package dev.segue.training.data;

import dev.segue.features.scoring.GenreChange;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;

/**
 * A frozen step and what the user played next.
 *
 * @param step as it was when the next session arrived
 * @param next genre of that session; UNKNOWN is not scored
 */
public record LabelledStep(Step step, Genre next) {

  /** Whether the genre changed from that of the step. */
  public boolean genreChanged() {
    return GenreChange.between(step.track().genre(), next);
  }
}
