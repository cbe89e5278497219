package dev.segue.training.sequence;

/** What a step may be used for. Every history is cut by time: 70 % training, 10 %, 20 % test. */
public enum Split {
  TRAINING,
  VALIDATION,
  TEST;

  /** The splits of a history of {@code steps} labelled or unlabelled steps. */
  public static Split[] byTime(int steps) {
    Split[] splits = new Split[steps];
    for (int t = 0; t < steps; t++) {
      double position = (t + 0.5) / steps;
      splits[t] = position < 0.7 ? TRAINING : position < 0.8 ? VALIDATION : TEST;
    }
    return splits;
  }
}
