package dev.segue.features.stress;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of one or more words. {@code stress*} matches every word that begins so, {@code _} any
 * one word. Of several patterns that match, the one with the most words wins, then the one that
 * spells out the most letters.
 */
final class PhraseTrie<T> {

  /** What matched, and how many words it took. */
  record Match<T>(T value, int words) {}

  private static final char ANY = '_';
  private static final char STAR = '*';
  private static final char SPACE = ' ';
  private static final int SCORE_OF_A_WORD = 1 << 20;

  private final CharTrie trie = new CharTrie();
  private final List<T> values = new ArrayList<>();

  /**
   * Adds a pattern in lower case, its words parted by one space; false when it is there already.
   */
  boolean add(String pattern, T value) {
    if (!trie.add(pattern, values.size())) {
      return false;
    }
    values.add(value);
    return true;
  }

  /** The best match that starts at a word, or null. Words of one phrase must be neighbours. */
  Match<T> find(Tokens tokens, int from) {
    Search search = new Search();
    match(search, tokens, CharTrie.ROOT, from, 0);
    return search.best < 0 ? null : new Match<>(values.get(search.value), search.words);
  }

  /** Whether a pattern of one word matches all of {@code text[start, end)}. */
  boolean knows(char[] text, int start, int end) {
    int node = CharTrie.ROOT;
    for (int i = start; i < end && node != CharTrie.NONE; i++) {
      if (endsPattern(trie.child(node, STAR))) {
        return true;
      }
      node = trie.child(node, text[i]);
    }
    return endsPattern(node) || (node != CharTrie.NONE && endsPattern(trie.child(node, STAR)));
  }

  /** Whether {@code text[start, end)} is a pattern of one word, letter by letter. */
  boolean lists(char[] text, int start, int end) {
    int node = CharTrie.ROOT;
    for (int i = start; i < end && node != CharTrie.NONE; i++) {
      node = trie.child(node, text[i]);
    }
    return endsPattern(node);
  }

  /**
   * How many of the characters the longest whole pattern of one word takes from the front, or 0.
   */
  int longestPrefix(char[] text, int start, int end) {
    int node = CharTrie.ROOT;
    int longest = 0;
    for (int i = start; i < end; i++) {
      node = trie.child(node, text[i]);
      if (node == CharTrie.NONE) {
        break;
      }
      longest = endsPattern(node) ? i + 1 - start : longest;
    }
    return longest;
  }

  private boolean endsPattern(int node) {
    return node != CharTrie.NONE && trie.value(node) != CharTrie.NONE;
  }

  private void match(Search search, Tokens tokens, int from, int token, int score) {
    int any = trie.child(from, ANY);
    if (any != CharTrie.NONE) {
      endWord(search, tokens, any, token, score);
    }
    int node = from;
    int length = 0;
    int end = tokens.end(token);
    for (int i = tokens.start(token); i < end && node != CharTrie.NONE; i++, length++) {
      endStem(search, tokens, node, token, score + length);
      node = trie.child(node, tokens.text()[i]);
    }
    if (node != CharTrie.NONE) {
      endStem(search, tokens, node, token, score + length);
      endWord(search, tokens, node, token, score + length + 1);
    }
  }

  private void endStem(Search search, Tokens tokens, int node, int token, int score) {
    int star = trie.child(node, STAR);
    if (star != CharTrie.NONE) {
      endWord(search, tokens, star, token, score);
    }
  }

  private void endWord(Search search, Tokens tokens, int node, int token, int score) {
    int total = score + SCORE_OF_A_WORD;
    if (trie.value(node) != CharTrie.NONE && total > search.best) {
      search.best = total;
      search.value = trie.value(node);
      search.words = total / SCORE_OF_A_WORD;
    }
    int next = trie.child(node, SPACE);
    if (next != CharTrie.NONE && tokens.isWord(token + 1)) {
      match(search, tokens, next, token + 1, total);
    }
  }

  private static final class Search {
    private int best = -1;
    private int value;
    private int words;
  }
}
