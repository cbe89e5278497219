package dev.segue.features.stress;

/**
 * Takes {@code stresssed} and {@code sooo} back to a word that the lexicon knows: every run of
 * three or more equal letters to two or to one. A run of two at the end of an unknown word ({@code
 * soo}) is tried as one.
 */
final class RepeatedLetters {

  private static final int MAX_RUNS = 3;

  private final Lexicon lexicon;

  RepeatedLetters(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Shortens the word from {@code start} to the end of the text in place; true when it had a run of
   * three.
   */
  boolean undo(Tokens tokens, int start) {
    char[] text = tokens.text();
    int end = tokens.textLength();
    int runs = longRuns(text, start, end);
    if (runs == 0) {
      shortenEnd(tokens, start);
      return false;
    }
    char[] shorter = listed(text, start, end, runs);
    if (shorter != null) {
      tokens.truncate(start);
      for (char c : shorter) {
        tokens.append(c);
      }
    }
    return true;
  }

  /**
   * The shortened form that the lexicon lists; else, unless it has a stem of the word itself, one
   * that it has a stem of.
   */
  private char[] listed(char[] text, int start, int end, int runs) {
    char[] byStem = null;
    boolean known = lexicon.knowsWord(text, start, end);
    for (int singles = 0; singles < 1 << Math.min(runs, MAX_RUNS); singles++) {
      char[] candidate = shortened(text, start, end, singles);
      if (lexicon.listsWord(candidate, 0, candidate.length)) {
        return candidate;
      }
      if (!known && byStem == null && lexicon.knowsWord(candidate, 0, candidate.length)) {
        byStem = candidate;
      }
    }
    return byStem;
  }

  private void shortenEnd(Tokens tokens, int start) {
    char[] text = tokens.text();
    int end = tokens.textLength();
    if (end - start > 2
        && text[end - 1] == text[end - 2]
        && !lexicon.knowsWord(text, start, end)
        && lexicon.knowsWord(text, start, end - 1)) {
      tokens.truncate(end - 1);
    }
  }

  private static int longRuns(char[] text, int start, int end) {
    int runs = 0;
    int length = 1;
    for (int i = start + 1; i < end; i++) {
      length = text[i] == text[i - 1] && Character.isLetter(text[i]) ? length + 1 : 1;
      runs += length == 3 ? 1 : 0;
    }
    return runs;
  }

  /**
   * The word with run k of three or more cut to one letter where bit k of {@code singles} is set,
   * else to two.
   */
  private static char[] shortened(char[] text, int start, int end, int singles) {
    StringBuilder word = new StringBuilder(end - start);
    int run = 0;
    for (int i = start; i < end; ) {
      int next = i + 1;
      while (next < end && text[next] == text[i] && Character.isLetter(text[i])) {
        next++;
      }
      int length = next - i;
      if (length > 2) {
        length = run < MAX_RUNS && (singles >> run & 1) == 0 ? 2 : 1;
        run++;
      }
      for (int k = 0; k < length; k++) {
        word.append(text[i]);
      }
      i = next;
    }
    return word.toString().toCharArray();
  }
}
