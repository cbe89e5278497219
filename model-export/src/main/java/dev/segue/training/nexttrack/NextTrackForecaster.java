package dev.segue.training.nexttrack;

import java.util.List;

/** Says how likely every known track is to come next. */
public interface NextTrackForecaster {

  /** For people. */
  String name();

  /**
   * The place of each case's target in the order of all known tracks, as {@link Ranking} defines
   * it.
   */
  int[] ranks(List<NextTrackCase> cases);
}
