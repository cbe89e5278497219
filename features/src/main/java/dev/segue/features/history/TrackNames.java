package dev.segue.features.history;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ids of tracks that are known by artist and title only: {@code name:ARTIST/TITLE}.
 *
 * <p>Both parts are normalised alike: lower case; Latin accents dropped (NFKD without U+0300 to
 * U+036F, then NFKC); every run of characters that are no letter, mark or digit is one space, none
 * at the ends. A part that consists of nothing else ({@code ÷}) is written by its code points
 * ({@code uf7}), so that different names keep different ids.
 */
public final class TrackNames {

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern GUESTS =
      Pattern.compile("(?i)\\s*[(\\[](?:feat|ft|featuring|with)\\b[^)\\]]*+[)\\]]");
  private static final Pattern VERSION =
      Pattern.compile(
          "(?i)\\s+-\\s+[^-]*\\b(?:remaster|remastered|edit|version|mono|stereo|live)\\b[^-]*$");

  private TrackNames() {}

  /** The id of a track by its names. */
  public static String id(String artist, String title) {
    return "name:" + key(artist) + "/" + key(title);
  }

  /** One part in its normalised form; equal for spellings that count as the same name. */
  public static String key(String name) {
    String decomposed = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Form.NFKD);
    String plain = Normalizer.normalize(ACCENTS.matcher(decomposed).replaceAll(""), Form.NFKC);
    String words = BREAKS.matcher(plain).replaceAll(" ").strip();
    return words.isEmpty() ? codePoints(name.strip()) : words;
  }

  /** A title without guests in brackets and without the name of its version after a dash. */
  static String withoutVersion(String title) {
    return VERSION.matcher(GUESTS.matcher(title).replaceAll("")).replaceAll("");
  }

  private static String codePoints(String name) {
    return name.codePoints()
        .mapToObj(point -> "u" + Integer.toHexString(point))
        .collect(Collectors.joining());
  }
}
