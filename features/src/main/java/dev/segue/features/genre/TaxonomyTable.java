package dev.segue.features.genre;

import dev.segue.schemas.Genre;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a taxonomy, read and checked.
 *
 * @param parents parent by key of the name
 * @param endings parent by the ending of a last word
 * @param qualifiers words that leave the genre to the rest of a name
 */
record TaxonomyTable(
    Map<String, Genre> parents, Map<String, Genre> endings, Set<String> qualifiers) {

  private static final String EXPECTED =
      "name, TAB, one of POP ROCK HIP_HOP ELECTRONIC JAZZ OTHERS -";

  /**
   * Reads lines of {@code name TAB parent}; empty lines and lines that begin with # are comments.
   *
   * @param source how messages call the input
   * @throws InvalidTaxonomyException with source and line, when a line is not of that form or
   *     repeats a name, or when there is no name at all
   */
  static TaxonomyTable read(BufferedReader lines, String source) throws IOException {
    Parser parser = new Parser(source);
    String line = lines.readLine();
    while (line != null) {
      parser.accept(line);
      line = lines.readLine();
    }
    return parser.table();
  }

  private static final class Parser {
    private final String source;
    private final Map<String, Genre> parents = new HashMap<>();
    private final Map<String, Genre> endings = new LinkedHashMap<>();
    private final Set<String> qualifiers = new HashSet<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    private int line;

    Parser(String source) {
      this.source = source;
    }

    void accept(String text) {
      line++;
      if (text.isBlank() || text.startsWith("#")) {
        return;
      }
      String[] columns = text.split("\t", -1);
      if (columns.length != 2) {
        throw invalid("expected " + EXPECTED + "; found " + columns.length + " columns");
      }
      add(columns[0].strip(), columns[1].strip());
    }

    private void add(String name, String parent) {
      String key = GenreName.of(name).key();
      if (key.isEmpty()) {
        throw invalid("expected a name with a letter or a digit, found \"" + name + "\"");
      }
      boolean ending = name.startsWith("*");
      if (parent.equals("-")) {
        unique("-" + key, name);
        qualifiers.add(key);
      } else {
        unique(ending ? "*" + key : key, name);
        (ending ? endings : parents).put(key, genre(parent));
      }
    }

    private void unique(String slot, String name) {
      Integer earlier = lineOf.putIfAbsent(slot, line);
      if (earlier != null) {
        throw invalid("\"" + name + "\" was already given in line " + earlier);
      }
    }

    private Genre genre(String parent) {
      return Arrays.stream(Genre.values())
          .filter(genre -> genre != Genre.UNKNOWN && genre.name().equals(parent))
          .findFirst()
          .orElseThrow(() -> invalid("expected " + EXPECTED + "; found parent \"" + parent + "\""));
    }

    TaxonomyTable table() {
      if (parents.isEmpty()) {
        throw invalid("expected at least one line of " + EXPECTED + "; found none");
      }
      return new TaxonomyTable(parents, endings, qualifiers);
    }

    private InvalidTaxonomyException invalid(String what) {
      return new InvalidTaxonomyException(source + ":" + line + ": " + what);
    }
  }
}
