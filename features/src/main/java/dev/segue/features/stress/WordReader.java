package dev.segue.features.stress;

/**
 * Reads one run of letters and digits: in lower case, without combining marks, apart at CamelCase
 * borders, and with repeated letters taken back to a word that the lexicon knows.
 */
final class WordReader {

  private static final int LONGEST_KNOWN_WORD = 64;
  private static final int SHORTEST_SHOUT = 3;

  private final Lexicon lexicon;
  private final RepeatedLetters repeats;

  WordReader(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.repeats = new RepeatedLetters(lexicon);
  }

  static boolean isWordCharacter(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c);
  }

  /** Adds the words from {@code from} on; the index after them. */
  int read(char[] source, int from, Tokens tokens, boolean hashtag) {
    int at = from;
    while (at < source.length && isWordCharacter(source[at])) {
      at = readPart(source, at, tokens, hashtag);
    }
    return at;
  }

  private int readPart(char[] source, int from, Tokens tokens, boolean hashtag) {
    int start = tokens.textLength();
    int capitals = 0;
    int at = from;
    for (; at < source.length && belongs(source, from, at); at++) {
      char c = source[at];
      if (Character.isUpperCase(c)) {
        capitals++;
      }
      if (c < 0x80 || Character.getType(c) != Character.NON_SPACING_MARK) {
        tokens.append(Character.toLowerCase(c));
      }
    }
    boolean shouted = capitals >= SHORTEST_SHOUT && capitals == at - from;
    finish(tokens, start, shouted, hashtag);
    return at;
  }

  private static boolean belongs(char[] source, int from, int at) {
    char c = source[at];
    if (isWordCharacter(c)) {
      return !startsCamelPart(source, from, at);
    }
    if (c == '\'') {
      return at > from && at + 1 < source.length && isWordCharacter(source[at + 1]);
    }
    return c >= 0x300 && at > from && Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** {@code MentalHealth} parts before the H, {@code PTSDAwareness} before the second A. */
  private static boolean startsCamelPart(char[] source, int from, int at) {
    return at - from > 1
        && at + 1 < source.length
        && Character.isUpperCase(source[at])
        && Character.isLowerCase(source[at + 1])
        && Character.isLetter(source[at - 1]);
  }

  private void finish(Tokens tokens, int start, boolean shouted, boolean hashtag) {
    if (tokens.textLength() == start) {
      return;
    }
    boolean lengthened = false;
    if (tokens.textLength() - start <= LONGEST_KNOWN_WORD) {
      dropPossessive(tokens, start);
      lengthened = repeats.undo(tokens, start);
    }
    int emphasis = (shouted ? 1 : 0) + (lengthened ? 1 : 0);
    if (!hashtag || !addParted(tokens, start, emphasis)) {
      tokens.addWord(start, emphasis);
    }
  }

  private void dropPossessive(Tokens tokens, int start) {
    char[] text = tokens.text();
    int end = tokens.textLength();
    if (end - start > 3
        && text[end - 1] == 's'
        && text[end - 2] == '\''
        && !lexicon.knowsWord(text, start, end)) {
      tokens.truncate(end - 2);
    }
  }

  private boolean addParted(Tokens tokens, int start, int emphasis) {
    int end = tokens.textLength();
    if (end - start > LONGEST_KNOWN_WORD || lexicon.knowsWord(tokens.text(), start, end)) {
      return false;
    }
    int parting = lexicon.partingOf(tokens.text(), start, end);
    if (parting < 0) {
      return false;
    }
    tokens.addWords(start, parting, emphasis);
    return true;
  }
}
