package dev.segue.features.bundle;

import java.util.List;

/** The text of a vocabulary file: UTF-8, one entry a line, every line ended by a line feed. */
final class VocabularyText {

  private VocabularyText() {}

  static List<String> parse(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(body.split("\n", -1));
  }

  static String print(List<String> entries) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i);
      boolean printable = !entry.isEmpty() && entry.indexOf('\n') < 0;
      Require.that(printable, "vocabulary entry " + (i + 1), "one line of text", entry);
      text.append(entry).append('\n');
    }
    return text.toString();
  }
}
