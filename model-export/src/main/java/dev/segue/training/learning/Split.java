package dev.segue.training.learning;

/** What a case may be used for: 70 % training, 10 % validation, 20 % test. */
public enum Split {
  TRAINING,
  VALIDATION,
  TEST;

  /** The splits of a history of {@code steps} labelled or unlabelled steps, cut by time. */
  public static Split[] byTime(int steps) {
    Split[] splits = new Split[steps];
    for (int t = 0; t < steps; t++) {
      splits[t] = at((t + 0.5) / steps);
    }
    return splits;
  }

  /** The split at a position from 0 to 1 in the order of the cases. */
  public static Split at(double position) {
    return position < 0.7 ? TRAINING : position < 0.8 ? VALIDATION : TEST;
  }
}
