package dev.segue.features.timeline;

import java.util.List;

/**
 * Length of a stress window: music affects a listener's state for up to about 70 minutes (SEEDS,
 * S0).
 */
public enum Horizon {
  MINUTES_30(30),
  MINUTES_60(60),
  MINUTES_90(90);

  /** Shortest first; the index is the ordinal. */
  public static final List<Horizon> ALL = List.of(values());

  private final int minutes;

  Horizon(int minutes) {
    this.minutes = minutes;
  }

  public int minutes() {
    return minutes;
  }

  public long millis() {
    return minutes * 60_000L;
  }
}
