package dev.segue.training.lyricsgenre;

import java.util.List;

/**
 * Lyrics whose genre is known.
 *
 * @param genre its label
 * @param text as it was read, for a sentence encoder
 * @param words of the cleaned text, at least one
 */
record Song(String genre, String text, List<String> words) {

  Song {
    words = List.copyOf(words);
  }

  /** What tells songs apart for a model: the words of the cleaned text in their order. */
  String cleaned() {
    return String.join(" ", words);
  }
}
