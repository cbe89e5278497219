package dev.segue.features.stress;

import dev.segue.features.stress.Lexicon.Modifier;
import dev.segue.features.stress.Lexicon.Role;
import dev.segue.features.stress.Lexicon.Term;
import java.util.List;
import java.util.Locale;

/**
 * One line of a lexicon file, and how it is read. Every error names the file and the line.
 *
 * @param where the file and the line, for messages
 * @param fields what stands between the tabs
 */
record LexiconLine(String where, List<String> fields) {

  /** A term of one sign, with a strength from 2 to 5 on its scale. */
  Term term(int sign) {
    int strength = number(1);
    String range = sign < 0 ? "-5 to -2" : "2 to 5";
    check(
        strength * sign >= 2 && strength * sign <= SentenceScorer.STRONGEST,
        "a strength from " + range,
        field(1));
    return new Term(strength, isAbbreviation());
  }

  /** A phrase of either sign, or of strength 0, which hides the terms inside it. */
  Term idiom() {
    int strength = number(1);
    check(
        strength == 0 || isSignedStrength(strength),
        "a strength of -5 to -2, 0, or 2 to 5",
        field(1));
    return new Term(strength, isAbbreviation());
  }

  /** A booster of the next term, or of the previous one. */
  Modifier booster() {
    int strength = number(1);
    check(strength != 0 && Math.abs(strength) <= 2, "a boost of -2, -1, 1 or 2", field(1));
    String place = fields.size() > 2 ? field(2) : "before";
    return switch (place) {
      case "before" -> new Modifier(Role.BOOSTS_NEXT, strength);
      case "after" -> new Modifier(Role.BOOSTS_PREVIOUS, strength);
      default -> throw error("'before' or 'after' in column 3", place);
    };
  }

  /** A word without a strength. */
  Modifier functionWord() {
    Role role =
        switch (field(1)) {
          case "negates" -> Role.NEGATES;
          case "shields" -> Role.SHIELDS;
          case "clause" -> Role.CLAUSE;
          case "self" -> Role.SELF;
          default -> throw error("negates, shields, clause or self in column 2", field(1));
        };
    return new Modifier(role, 0);
  }

  /** The strength of a symbol. */
  Integer symbol() {
    int strength = number(1);
    check(isSignedStrength(strength), "a strength of -5 to -2 or 2 to 5", field(1));
    return strength;
  }

  /** The first column as words in lower case, parted by one space; a hyphen counts as a space. */
  String pattern() {
    String pattern = field(0).replace('-', ' ').strip().toLowerCase(Locale.ROOT);
    String[] words = pattern.split(" ", -1);
    check(words.length <= Lexicon.MAX_WORDS, "at most " + Lexicon.MAX_WORDS + " words", field(0));
    for (String word : words) {
      checkWord(word);
    }
    check(!words[0].equals("_"), "a word before the first '_'", field(0));
    return pattern;
  }

  /** The first column as it stands. */
  String verbatim() {
    check(field(0).chars().noneMatch(Character::isWhitespace), "a symbol without spaces", field(0));
    return field(0);
  }

  InvalidLexiconException error(String expected, String found) {
    return new InvalidLexiconException(
        where + ": expected " + expected + ", found '" + found + "'");
  }

  private void checkWord(String word) {
    boolean valid = !word.isEmpty() && !word.equals("*");
    for (int i = 0; i < word.length() && valid; i++) {
      char c = word.charAt(i);
      valid =
          WordReader.isWordCharacter(c)
              || (c == '\'' && i > 0)
              || (c == '_' && word.length() == 1)
              || (c == '*' && i == word.length() - 1);
    }
    check(
        valid,
        "words of letters, digits and apostrophes, '*' only at the end of a word, '_' for any word",
        field(0));
  }

  private boolean isAbbreviation() {
    return field(0).codePoints().anyMatch(Character::isUpperCase);
  }

  private static boolean isSignedStrength(int strength) {
    return Math.abs(strength) >= 2 && Math.abs(strength) <= SentenceScorer.STRONGEST;
  }

  private int number(int column) {
    try {
      return Integer.parseInt(field(column));
    } catch (NumberFormatException e) {
      throw error("a whole number in column " + (column + 1), field(column));
    }
  }

  private String field(int column) {
    if (column >= fields.size()) {
      throw error("at least " + (column + 1) + " columns parted by tabs", String.join(" ", fields));
    }
    return fields.get(column);
  }

  private void check(boolean valid, String expected, String found) {
    if (!valid) {
      throw error(expected, found);
    }
  }
}
