package dev.segue.features.stress;

import java.util.Arrays;

/**
 * The tokens of one text in columns, so that a text costs a handful of arrays and no object per
 * word.
 */
final class Tokens {

  /** What a token is; see the methods that add one. */
  enum Kind {
    WORD,
    SYMBOL,
    CLAUSE,
    END
  }

  private char[] text;
  private int textLength;
  private Kind[] kinds = new Kind[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] values = new int[32];
  private int size;

  Tokens(int expectedLength) {
    text = new char[Math.max(16, expectedLength)];
  }

  /** Appends one character of the word that {@link #addWord} completes. */
  void append(char c) {
    if (textLength == text.length) {
      text = Arrays.copyOf(text, textLength * 2);
    }
    text[textLength++] = c;
  }

  /** Makes a word of the characters appended since {@code start}; {@code emphasis} is 0, 1 or 2. */
  void addWord(int start, int emphasis) {
    add(Kind.WORD, start, textLength, emphasis);
  }

  /**
   * Makes two words of the characters appended since {@code start}, the second from {@code parting}
   * on.
   */
  void addWords(int start, int parting, int emphasis) {
    add(Kind.WORD, start, parting, 0);
    add(Kind.WORD, parting, textLength, emphasis);
  }

  /** Adds an emoticon or a run of one emoji; {@code strength} is signed and never 0. */
  void addSymbol(int strength) {
    add(Kind.SYMBOL, textLength, textLength, strength);
  }

  /** Adds the border of a clause, which ends the reach of a negation. */
  void addClause() {
    add(Kind.CLAUSE, textLength, textLength, 0);
  }

  /** Adds the end of a sentence. */
  void addEnd(Ending ending) {
    add(Kind.END, textLength, textLength, ending.ordinal());
  }

  private void add(Kind kind, int start, int end, int value) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    values[size++] = value;
  }

  char[] text() {
    return text;
  }

  int textLength() {
    return textLength;
  }

  /** Forgets the characters from {@code length} on. */
  void truncate(int length) {
    textLength = length;
  }

  int size() {
    return size;
  }

  Kind kind(int token) {
    return kinds[token];
  }

  boolean isWord(int token) {
    return token < size && kinds[token] == Kind.WORD;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  int value(int token) {
    return values[token];
  }
}
