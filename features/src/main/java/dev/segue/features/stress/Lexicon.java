package dev.segue.features.stress;

import dev.segue.features.stress.PhraseTrie.Match;
import java.util.Map;

/**
 * The words of stress, relaxation and what changes them, indexed for scanning. Immutable, so safe
 * for any number of threads.
 */
final class Lexicon {

  /** Most words of one pattern; bounds the work of a match. */
  static final int MAX_WORDS = 8;

  /** Shortest phrase, without its spaces, that is also known written together, as in hashtags. */
  private static final int MIN_JOINED_LETTERS = 7;

  /**
   * A term: strength -5 to -2 is stress, 2 to 5 relaxation, 0 neither. Capitals do not emphasise an
   * abbreviation.
   */
  record Term(int strength, boolean abbreviation) {}

  /** A word that changes the terms near it; {@code strength} is what a booster adds. */
  record Modifier(Role role, int strength) {}

  /** What a modifier does. */
  enum Role {
    BOOSTS_NEXT,
    BOOSTS_PREVIOUS,
    NEGATES,
    SHIELDS,
    CLAUSE,
    SELF
  }

  private final PhraseTrie<Term> terms = new PhraseTrie<>();
  private final PhraseTrie<Modifier> modifiers = new PhraseTrie<>();
  private final PhraseTrie<Modifier> boostersAfter = new PhraseTrie<>();
  private final PhraseTrie<Boolean> words = new PhraseTrie<>();
  private final SymbolTable symbols = new SymbolTable();

  /**
   * Indexes terms and modifiers by pattern (words parted by one space), and signed strengths by
   * symbol. Apostrophes may be left out of a text's words, and longer phrases may be written
   * together.
   */
  Lexicon(
      Map<String, Term> terms,
      Map<String, Modifier> modifiers,
      Map<String, Modifier> boostersAfter,
      Map<String, Integer> symbols) {
    index(terms, this.terms);
    index(modifiers, this.modifiers);
    index(boostersAfter, this.boostersAfter);
    symbols.forEach(this.symbols::add);
  }

  /** The table of emoticons and emoji. */
  SymbolTable symbols() {
    return symbols;
  }

  /** The best term that starts at a word, or null. */
  Match<Term> term(Tokens tokens, int from) {
    return terms.find(tokens, from);
  }

  /** The best modifier of what follows it that starts at a word, or null. */
  Match<Modifier> modifier(Tokens tokens, int from) {
    return modifiers.find(tokens, from);
  }

  /** The best booster of the term before it that starts at a word, or null. */
  Match<Modifier> boosterAfter(Tokens tokens, int from) {
    return boostersAfter.find(tokens, from);
  }

  /** Whether the word occurs in any pattern letter by letter, alone or as a part. */
  boolean listsWord(char[] text, int start, int end) {
    return words.lists(text, start, end);
  }

  /** Whether the word, or a stem of it, occurs in any pattern, alone or as a part. */
  boolean knowsWord(char[] text, int start, int end) {
    return words.knows(text, start, end);
  }

  /**
   * Where a hashtag in lower case parts into a modifier and a term, as {@code sostressed} does, or
   * -1.
   *
   * @param text holds the hashtag in {@code [start, end)}
   */
  int partingOf(char[] text, int start, int end) {
    int modifier = modifiers.longestPrefix(text, start, end);
    int parting = start + modifier;
    return modifier > 1 && end - parting > 3 && terms.knows(text, parting, end) ? parting : -1;
  }

  /** Spellings come after all that is listed, so that they never displace it. */
  private <T> void index(Map<String, T> entries, PhraseTrie<T> trie) {
    entries.forEach(trie::add);
    entries.forEach((pattern, value) -> addSpellings(pattern, value, trie));
  }

  private <T> void addSpellings(String pattern, T value, PhraseTrie<T> trie) {
    String bare = pattern.replace("'", "");
    trie.add(bare, value);
    addWordsOf(pattern);
    addWordsOf(bare);
    String joined = bare.replace(" ", "");
    boolean isPhrase = joined.length() < bare.length();
    if (isPhrase && joined.length() >= MIN_JOINED_LETTERS && isJoinable(joined)) {
      trie.add(joined, value);
      words.add(joined, true);
    }
  }

  private void addWordsOf(String pattern) {
    for (String word : pattern.split(" ", -1)) {
      if (!word.equals("_")) {
        words.add(word, true);
      }
    }
  }

  private static boolean isJoinable(String joined) {
    int star = joined.indexOf('*');
    return joined.indexOf('_') < 0 && (star < 0 || star == joined.length() - 1);
  }
}
