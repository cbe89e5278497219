package dev.segue.features.stress;

import java.util.Arrays;

/**
 * Emoticons and emoji with their strengths. Skin tones and variation selectors make no difference,
 * and a ZWJ sequence that is not listed itself counts as the longest part of its front that is.
 */
final class SymbolTable {

  private static final char ZWJ = '\u200D';
  private static final int REPEATS_THAT_EMPHASISE = 3;

  private final CharTrie trie = new CharTrie();
  private int[] strengths = new int[64];
  private int size;

  /** What a scan found: the signed strength, and the index after the last character it took. */
  record Found(int strength, int end) {}

  private record Symbol(int index, int end) {}

  /** Adds a symbol in its canonical form; false when it is there already. */
  boolean add(String symbol, int strength) {
    if (!trie.add(symbol, size)) {
      return false;
    }
    if (size == strengths.length) {
      strengths = Arrays.copyOf(strengths, size * 2);
    }
    strengths[size++] = strength;
    return true;
  }

  /** The symbol at {@code from}, taken together with its repetitions, or null. */
  Found find(char[] text, int from) {
    Symbol first = symbolAt(text, from);
    if (first == null) {
      return null;
    }
    int count = 1;
    int end = first.end;
    if (text[from] < 0x80) {
      while (end < text.length
          && text[end] == text[end - 1]
          && !Character.isLetterOrDigit(text[end])) {
        end++;
        count++;
      }
    } else {
      for (Symbol next = symbolAt(text, end); next != null && next.index == first.index; count++) {
        end = next.end;
        next = symbolAt(text, end);
      }
    }
    return new Found(emphasised(strengths[first.index], count), end);
  }

  private static int emphasised(int strength, int count) {
    int emphasis = count >= REPEATS_THAT_EMPHASISE ? 1 : 0;
    return Integer.signum(strength)
        * Math.min(SentenceScorer.STRONGEST, Math.abs(strength) + emphasis);
  }

  private Symbol symbolAt(char[] text, int from) {
    int node = CharTrie.ROOT;
    Symbol longest = null;
    for (int i = from; i < text.length; ) {
      int skipped = i > from ? decoration(text, i) : 0;
      if (skipped > 0) {
        i += skipped;
        continue;
      }
      node = trie.child(node, text[i++]);
      if (node == CharTrie.NONE) {
        break;
      }
      if (trie.value(node) != CharTrie.NONE && standsAlone(text, from, i)) {
        longest = new Symbol(trie.value(node), i);
      }
    }
    return longest == null ? null : new Symbol(longest.index, endOfSequence(text, longest.end));
  }

  /**
   * An emoticon that begins or ends in a letter or digit is not the end or the beginning of a word.
   */
  private static boolean standsAlone(char[] text, int from, int end) {
    return !(from > 0 && isWordCharacter(text[from - 1]) && isWordCharacter(text[from]))
        && !(end < text.length && isWordCharacter(text[end - 1]) && isWordCharacter(text[end]));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static int endOfSequence(char[] text, int from) {
    int end = from + decoration(text, from);
    while (end + 1 < text.length && text[end] == ZWJ) {
      end += 1 + Character.charCount(Character.codePointAt(text, end + 1));
      end += decoration(text, end);
    }
    return end;
  }

  /** The length of the variation selectors and skin tones at an index. */
  private static int decoration(char[] text, int from) {
    int end = from;
    while (end < text.length) {
      if (text[end] == '\uFE0E' || text[end] == '\uFE0F') {
        end++;
      } else if (end + 1 < text.length && isSkinTone(text[end], text[end + 1])) {
        end += 2;
      } else {
        break;
      }
    }
    return end - from;
  }

  private static boolean isSkinTone(char high, char low) {
    return high == '\uD83C' && low >= '\uDFFB' && low <= '\uDFFF';
  }

  /** The symbol without skin tones and variation selectors. */
  static String canonical(String symbol) {
    char[] text = symbol.toCharArray();
    StringBuilder canonical = new StringBuilder();
    for (int i = 0; i < text.length; ) {
      int skipped = decoration(text, i);
      i += skipped;
      if (skipped == 0) {
        canonical.append(text[i++]);
      }
    }
    return canonical.toString();
  }
}
