package dev.segue.features.stress;

import dev.segue.features.stress.Lexicon.Modifier;
import dev.segue.features.stress.Lexicon.Role;
import dev.segue.features.stress.Lexicon.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads and checks the files of a lexicon: UTF-8, columns parted by tabs, lines that begin with
 * {@code #} ignored.
 */
final class LexiconReader {

  /** Opens a file of the lexicon by its name. */
  @FunctionalInterface
  interface Source {
    InputStream open(String file) throws IOException;
  }

  private final String place;
  private final Source source;
  private final Map<String, Term> terms = new LinkedHashMap<>();
  private final Map<String, Modifier> modifiers = new LinkedHashMap<>();
  private final Map<String, Modifier> boostersAfter = new LinkedHashMap<>();
  private final Map<String, Integer> symbols = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> seen = new HashMap<>();

  /**
   * @param place where the files lie, for messages
   */
  LexiconReader(String place, Source source) {
    this.place = place;
    this.source = source;
  }

  Lexicon read() {
    readFile("stress-terms.tsv", line -> addTerm(line, line.term(-1)));
    readFile("relaxation-terms.tsv", line -> addTerm(line, line.term(1)));
    readFile("idioms.tsv", line -> addTerm(line, line.idiom()));
    readFile("boosters.tsv", line -> addModifier(line, line.booster()));
    readFile("function-words.tsv", line -> addModifier(line, line.functionWord()));
    readFile("symbols.tsv", this::addSymbol);
    return new Lexicon(terms, modifiers, boostersAfter, symbols);
  }

  private void addTerm(LexiconLine line, Term term) {
    put("terms", line, line.pattern());
    terms.put(line.pattern(), term);
  }

  private void addModifier(LexiconLine line, Modifier modifier) {
    boolean after = modifier.role() == Role.BOOSTS_PREVIOUS;
    put(after ? "boosters after" : "modifiers", line, line.pattern());
    (after ? boostersAfter : modifiers).put(line.pattern(), modifier);
  }

  private void addSymbol(LexiconLine line) {
    String symbol = SymbolTable.canonical(line.verbatim());
    if (symbol.isEmpty()) {
      throw line.error(
          "a symbol that is more than skin tones and variation selectors", line.verbatim());
    }
    put("symbols", line, symbol);
    symbols.put(symbol, line.symbol());
  }

  private void put(String table, LexiconLine line, String key) {
    String first = seen.computeIfAbsent(table, t -> new HashMap<>()).putIfAbsent(key, line.where());
    if (first != null) {
      throw line.error("an entry that is not listed yet (see " + first + ")", key);
    }
  }

  private void readFile(String file, Consumer<LexiconLine> add) {
    String path = place + "/" + file;
    try (BufferedReader lines = open(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (number == 1 && line.startsWith("\uFEFF")) {
          line = line.substring(1);
        }
        if (!line.isBlank() && !line.startsWith("#")) {
          add.accept(
              new LexiconLine(path + ", line " + number, List.of(line.strip().split("\t", -1))));
        }
      }
    } catch (NoSuchFileException e) {
      throw new InvalidLexiconException(
          path + ": expected a file of the stress lexicon, found none", e);
    } catch (CharacterCodingException e) {
      throw new InvalidLexiconException(path + ": expected UTF-8, found other bytes", e);
    } catch (IOException e) {
      throw new InvalidLexiconException(path + ": expected a readable file, found " + e, e);
    }
  }

  private BufferedReader open(String file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(source.open(file), StandardCharsets.UTF_8.newDecoder()));
  }
}
