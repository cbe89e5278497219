package dev.segue.features.stress;

import java.text.Normalizer;

/**
 * Cuts a text into words in lower case, symbols, and the borders of clauses and sentences, in one
 * pass. Addresses of web pages and {@code @mentions} are left out; a hashtag gives its words.
 */
final class TextScanner {

  private static final int FIRST_COMBINING = 0x300;

  private final WordReader words;
  private final SymbolTable symbols;

  TextScanner(Lexicon lexicon) {
    words = new WordReader(lexicon);
    symbols = lexicon.symbols();
  }

  /** The tokens of a text; the last one is always the end of a sentence. */
  Tokens scan(String text) {
    char[] source = normalised(text);
    Tokens tokens = new Tokens(source.length + source.length / 8);
    int at = 0;
    while (at < source.length) {
      at = scanOne(source, at, tokens);
    }
    tokens.addEnd(Ending.PLAIN);
    return tokens;
  }

  private int scanOne(char[] source, int at, Tokens tokens) {
    char c = source[at];
    if (c == ' ') {
      return at + 1;
    }
    boolean wordCharacter = WordReader.isWordCharacter(c);
    if (wordCharacter && isAddress(source, at)) {
      return endOfAddress(source, at);
    }
    SymbolTable.Found symbol = symbols.find(source, at);
    if (symbol != null) {
      tokens.addSymbol(symbol.strength());
      return symbol.end();
    }
    if (wordCharacter) {
      return words.read(source, at, tokens, false);
    }
    if (at + 1 < source.length && WordReader.isWordCharacter(source[at + 1])) {
      if (c == '#') {
        return words.read(source, at + 1, tokens, true);
      }
      if (c == '@') {
        return endOfMention(source, at + 1);
      }
    }
    return scanPunctuation(source, at, tokens);
  }

  private static int scanPunctuation(char[] source, int at, Tokens tokens) {
    char c = source[at];
    if (isLineBreak(c)) {
      tokens.addEnd(Ending.PLAIN);
    } else if (isTerminator(c)) {
      return scanTerminators(source, at, tokens);
    } else if (isClauseBorder(source, at)) {
      tokens.addClause();
    }
    return at + 1;
  }

  private static int scanTerminators(char[] source, int from, Tokens tokens) {
    int questions = 0;
    int exclamations = 0;
    int at = from;
    while (at < source.length && isTerminator(source[at])) {
      questions += isQuestionMark(source[at]) ? 1 : 0;
      exclamations += isExclamationMark(source[at]) ? 1 : 0;
      at++;
    }
    boolean insideWord =
        at < source.length && source[at - 1] == '.' && WordReader.isWordCharacter(source[at]);
    if (!insideWord || questions + exclamations > 0 || at - from > 1) {
      tokens.addEnd(Ending.of(questions, exclamations));
    }
    return at;
  }

  private static boolean isTerminator(char c) {
    return c == '.' || c == '\u2026' || c == '\u3002' || isQuestionMark(c) || isExclamationMark(c);
  }

  private static boolean isQuestionMark(char c) {
    return c == '?' || c == '\uFF1F' || c == '\u061F' || c == '\u203D';
  }

  private static boolean isExclamationMark(char c) {
    return c == '!' || c == '\uFF01';
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** A hyphen joins words, but a dash with a space before it parts clauses. */
  private static boolean isClauseBorder(char[] source, int at) {
    return switch (source[at]) {
      case ',', ';', ':', '(', ')', '[', ']', '|', '\u2013', '\u2014', '\uFF0C', '\u3001' -> true;
      case '-' -> at > 0 && source[at - 1] == ' ';
      default -> false;
    };
  }

  private static boolean isAddress(char[] source, int at) {
    return switch (source[at]) {
      case 'h', 'H' -> startsWith(source, at, "http://") || startsWith(source, at, "https://");
      case 'w', 'W' -> startsWith(source, at, "www.");
      default -> false;
    };
  }

  private static boolean startsWith(char[] source, int at, String prefix) {
    if (source.length - at < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (Character.toLowerCase(source[at + i]) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int endOfAddress(char[] source, int from) {
    int at = from;
    while (at < source.length && !Character.isWhitespace(source[at])) {
      at++;
    }
    return at;
  }

  private static int endOfMention(char[] source, int from) {
    int at = from;
    while (at < source.length && (WordReader.isWordCharacter(source[at]) || source[at] == '_')) {
      at++;
    }
    return at;
  }

  private static char[] normalised(String text) {
    char[] source = text.toCharArray();
    for (char c : source) {
      if (c >= FIRST_COMBINING) {
        source = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
        break;
      }
    }
    for (int i = 0; i < source.length; i++) {
      source[i] = plain(source[i]);
    }
    return source;
  }

  /** The straight apostrophe for its curly forms, the plain hyphen and space for theirs. */
  private static char plain(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC', '\u00B4', '\uFF07' -> '\'';
      case '\u2010', '\u2011' -> '-';
      case '\t', '\u00A0', '\u202F', '\u3000' -> ' ';
      default -> c;
    };
  }
}
