package dev.segue.training.lyricsgenre;

import dev.segue.features.history.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Word vectors in GloVe's text format: UTF-8, plain or gzip, a word and its numbers a line, between
 * blanks. A first line of two numbers, as word2vec writes it, is skipped.
 */
record GloveFile(Path file) {

  /**
   * The vectors of some words; words that the file does not have are absent.
   *
   * @throws IllegalArgumentException when it has none of them, or is no such file
   */
  Map<String, float[]> vectors(Set<String> wanted) {
    Map<String, float[]> found = new HashMap<>();
    try (BufferedReader lines = TextFile.open(file)) {
      int number = 0;
      int width = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int end = line.indexOf(' ');
        if (end > 0 && wanted.contains(line.substring(0, end)) && !isHeader(number, line)) {
          float[] vector = numbers(number, line.substring(end + 1));
          width = width == 0 ? vector.length : width;
          requireWidth(number, width, vector.length);
          found.put(line.substring(0, end), vector);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + ": cannot be read", unreadable);
    }
    if (found.size() < 2) {
      throw new IllegalArgumentException(
          "--vectors "
              + file
              + ": expected vectors of the words of the training lyrics, found "
              + found.size()
              + " of "
              + wanted.size()
              + "; give a file of lower-case words of their language");
    }
    return found;
  }

  private static boolean isHeader(int number, String line) {
    return number == 1 && line.strip().split(" ", -1).length == 2;
  }

  private float[] numbers(int line, String text) {
    String[] parts = text.strip().split(" +", -1);
    float[] numbers = new float[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Float.parseFloat(parts[i]);
      }
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException(
          "--vectors "
              + file
              + ", line "
              + line
              + ": expected a word and numbers, found other text",
          other);
    }
    return numbers;
  }

  private void requireWidth(int line, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "--vectors "
              + file
              + ", line "
              + line
              + ": expected "
              + expected
              + " numbers, found "
              + found);
    }
  }
}
