package dev.segue.training.data;

import dev.segue.features.scoring.GenreChange;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;
import java.util.Optional;

/**
 * A frozen step and what the user played next.
 *
 * @param step as it was when the next session arrived
 * @param next genre of that session; UNKNOWN is not scored
 * @param published its features as a stream published them; empty when it comes from elsewhere
 */
public record LabelledStep(Step step, Genre next, Optional<PublishedFeatures> published) {

  /** A step of events. */
  public LabelledStep(Step step, Genre next) {
    this(step, next, Optional.empty());
  }

  /** The same step without a label. */
  public LabelledStep unlabelled() {
    return new LabelledStep(step, Genre.UNKNOWN, published);
  }

  /** Whether the genre changed from that of the step. */
  public boolean genreChanged() {
    return GenreChange.between(step.track().genre(), next);
  }
}
