package dev.segue.features.stress;

/**
 * How a sentence ends: plainly, as a question, with emphasis ({@code !!}), or as both ({@code ?!}).
 */
enum Ending {
  PLAIN,
  QUESTION,
  EMPHASIS,
  INDIGNANT_QUESTION;

  private static final Ending[] ALL = values();

  static Ending of(int questionMarks, int exclamationMarks) {
    if (questionMarks > 0) {
      return exclamationMarks > 0 ? INDIGNANT_QUESTION : QUESTION;
    }
    return exclamationMarks > 1 ? EMPHASIS : PLAIN;
  }

  static Ending of(int ordinal) {
    return ALL[ordinal];
  }

  boolean isEmphatic() {
    return this == EMPHASIS || this == INDIGNANT_QUESTION;
  }
}
