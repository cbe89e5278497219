package dev.segue.features.genre;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a genre's name in one spelling: lower case, without accents and apostrophes; hyphens
 * and other marks are spaces; {@code &}, {@code n} and {@code 'n'} are {@code and}.
 *
 * @param words the words, in order; none when the name has no letter or digit
 */
record GenreName(List<String> words) {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern AND = Pattern.compile("&|['’‘`´]n['’‘`´]?(?!\\p{L})");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  GenreName {
    words = List.copyOf(words);
  }

  static GenreName of(String raw) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(raw.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
            .replaceAll("");
    String joined = APOSTROPHES.matcher(AND.matcher(plain).replaceAll(" and ")).replaceAll("");
    return new GenreName(
        Stream.of(MARKS.split(joined))
            .filter(word -> !word.isEmpty())
            .map(word -> word.equals("n") ? "and" : word)
            .toList());
  }

  /** What equal names have in common: the words without spaces, so that hip-hop equals hiphop. */
  String key() {
    return String.join("", words);
  }

  GenreName slice(int from, int to) {
    return new GenreName(words.subList(from, to));
  }

  int size() {
    return words.size();
  }

  String lastWord() {
    return words.get(words.size() - 1);
  }
}
