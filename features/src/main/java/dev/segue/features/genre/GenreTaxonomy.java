package dev.segue.features.genre;

import dev.segue.schemas.Genre;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Maps the raw genre names of a track to one parent genre (SEEDS S0).
 *
 * <p><b>One name.</b> The first of these that knows the name decides; spelling does not matter
 * ({@code Hip-Hop}, {@code hiphop} and {@code hip hop} are equal):
 *
 * <ol>
 *   <li>the whole name;
 *   <li>the name without qualifiers at its ends: origin, era, mood ({@code deep german techno});
 *   <li>its longest known last words ({@code zouave art pop}): the head of an English compound;
 *   <li>its longest known first words ({@code rap kabyle}): the head of a Romance one;
 *   <li>the ending of its last word ({@code turborock}).
 * </ol>
 *
 * <p>A name that joins several with {@code / ; , | +} and is not known as a whole counts as
 * several.
 *
 * <p><b>Several names.</b> Each distinct known name is one vote for its parent, OTHERS included;
 * names that nothing is known about do not vote. Most votes win. A tie is UNKNOWN, with the reason
 * AMBIGUOUS, so that it is predicted from but never scored. S0 leaves out every track with two
 * parents, those that a majority decides here included: a stream has to say something about each,
 * and a minority of stray names should not cost a track its genre. UNKNOWN is also the genre of a
 * track without any known name; OTHERS that of a track whose genre is known and none of the five.
 *
 * <p>Immutable and thread-safe; cost of a name is linear in its words.
 */
public final class GenreTaxonomy {

  private static final String DEFAULTS = "/dev/segue/genre/taxonomy.tsv";
  private static final Pattern SEPARATORS = Pattern.compile("[/;,|+]");

  private final TaxonomyTable table;

  private GenreTaxonomy(TaxonomyTable table) {
    this.table = table;
  }

  /** The taxonomy that Segue brings. */
  public static GenreTaxonomy ofDefaults() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(GenreTaxonomy.class.getResourceAsStream(DEFAULTS), DEFAULTS),
                StandardCharsets.UTF_8))) {
      return new GenreTaxonomy(TaxonomyTable.read(lines, "taxonomy.tsv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a taxonomy of the user's: UTF-8 lines of {@code name TAB parent}, # begins a comment, a
   * name {@code *xyz} is an ending of a last word, the parent {@code -} marks a qualifier.
   *
   * @throws InvalidTaxonomyException with file and line, when a line cannot be used
   */
  public static GenreTaxonomy read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return new GenreTaxonomy(TaxonomyTable.read(lines, file.toString()));
    } catch (CharacterCodingException e) {
      throw new InvalidTaxonomyException(file + ": expected UTF-8, found other bytes");
    }
  }

  /** How many names the taxonomy lists, endings and qualifiers not counted. */
  public int size() {
    return table.parents().size();
  }

  /** The genre of a track by all of its raw names; the order of the names does not matter. */
  public Verdict genreOf(List<String> rawNames) {
    Map<Genre, List<String>> votes = new EnumMap<>(Genre.class);
    distinct(rawNames)
        .forEach(
            name ->
                parentOf(name)
                    .ifPresent(
                        parent -> votes.computeIfAbsent(parent, p -> new ArrayList<>()).add(name)));
    int most = votes.values().stream().mapToInt(List::size).max().orElse(0);
    List<Genre> winners =
        votes.keySet().stream().filter(genre -> votes.get(genre).size() == most).toList();
    List<String> matched = winners.stream().flatMap(genre -> votes.get(genre).stream()).toList();
    return switch (winners.size()) {
      case 0 -> new Verdict(Genre.UNKNOWN, Verdict.Reason.NOTHING_KNOWN, matched);
      case 1 -> new Verdict(winners.get(0), reason(votes), matched);
      default -> new Verdict(Genre.UNKNOWN, Verdict.Reason.AMBIGUOUS, matched);
    };
  }

  private static Verdict.Reason reason(Map<Genre, List<String>> votes) {
    return votes.size() == 1 ? Verdict.Reason.UNANIMOUS : Verdict.Reason.MAJORITY;
  }

  /** The parent of one name, not split at separators; empty when nothing is known about it. */
  public Optional<Genre> parentOf(String rawName) {
    GenreName name = GenreName.of(rawName);
    if (name.size() == 0) {
      return Optional.empty();
    }
    return exact(name)
        .or(() -> exact(withoutQualifiers(name)))
        .or(() -> longest(name, cut -> name.slice(cut, name.size())))
        .or(() -> longest(name, cut -> name.slice(0, name.size() - cut)))
        .or(() -> byEnding(name.lastWord()));
  }

  private Stream<String> distinct(List<String> rawNames) {
    Map<String, String> byKey = new LinkedHashMap<>();
    rawNames.stream()
        .flatMap(this::parts)
        .forEach(name -> byKey.putIfAbsent(GenreName.of(name).key(), name));
    return byKey.values().stream();
  }

  private Stream<String> parts(String rawName) {
    return exact(GenreName.of(rawName)).isPresent()
        ? Stream.of(rawName)
        : SEPARATORS.splitAsStream(rawName).map(String::strip);
  }

  private Optional<Genre> exact(GenreName name) {
    return Optional.ofNullable(table.parents().get(name.key()));
  }

  private Optional<Genre> longest(GenreName name, IntFunction<GenreName> withoutWords) {
    return IntStream.range(1, name.size())
        .mapToObj(withoutWords)
        .flatMap(part -> exact(part).stream())
        .findFirst();
  }

  private GenreName withoutQualifiers(GenreName name) {
    int from = 0;
    int to = name.size();
    while (from < to && table.qualifiers().contains(name.words().get(from))) {
      from++;
    }
    while (to > from && table.qualifiers().contains(name.words().get(to - 1))) {
      to--;
    }
    return name.slice(from, to);
  }

  private Optional<Genre> byEnding(String word) {
    return table.endings().keySet().stream()
        .filter(ending -> word.endsWith(ending) && word.length() > ending.length())
        .findFirst()
        .map(table.endings()::get);
  }
}
