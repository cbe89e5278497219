package dev.segue.streams.prediction;

import dev.segue.streams.outcomes.Outcome;

/** What the timeline asks of the prediction. */
public sealed interface Work permits Request, Work.Forget, Work.Publish {

  /**
   * Forget what was learned from the user, after every request that came before.
   *
   * @param everything whether the user is erased; else only memory and steps go, because consent to
   *     the cohort label was withdrawn
   */
  record Forget(boolean everything) implements Work {}

  /** Nothing: the record goes on to its topic. */
  record Publish(Outcome outcome) implements Work {}
}
