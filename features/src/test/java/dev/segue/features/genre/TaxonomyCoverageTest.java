package dev.segue.features.genre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.SharedData;
import dev.segue.schemas.Genre;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** How much of other people's genre names the taxonomy knows, and how often it agrees with them. */
class TaxonomyCoverageTest {

  private static final Map<String, Genre> PLAYLIST_PARENTS =
      Map.of(
          "pop", Genre.POP,
          "rap", Genre.HIP_HOP,
          "rock", Genre.ROCK,
          "edm", Genre.ELECTRONIC,
          "latin", Genre.OTHERS,
          "r&b", Genre.OTHERS);

  private static final Map<String, Genre> TREE_PARENTS =
      Map.of(
          "pop", Genre.POP,
          "hip hop", Genre.HIP_HOP,
          "rock", Genre.ROCK,
          "electronic", Genre.ELECTRONIC,
          "jazz", Genre.JAZZ);

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

  @Test
  void shouldAgreeWithEverySubGenreOfThePlaylists() throws IOException {
    Map<String, Set<Genre>> expected =
        playlistSubGenres(SharedData.require("spotify_songs.csv.gz"));

    Agreement agreement = agreement("sub-genres of spotify_songs", expected);

    assertThat(agreement.known()).isEqualTo(24);
    assertThat(agreement.equal()).isEqualTo(24);
  }

  @Test
  void shouldKnowTheNamesOfTheReferenceTree() throws IOException {
    Map<String, Set<Genre>> expected = treeNames(SharedData.require("genres-tree.yaml"));

    Agreement agreement = agreement("names of genres-tree", expected);

    assertThat(agreement.known()).isGreaterThanOrEqualTo((int) (0.93 * agreement.names()));
    assertThat(agreement.equal()).isGreaterThanOrEqualTo((int) (0.87 * agreement.known()));
  }

  private record Agreement(int names, int known, int equal) {}

  private Agreement agreement(String what, Map<String, Set<Genre>> expected) {
    Set<String> unknown = new TreeSet<>();
    Set<String> different = new TreeSet<>();
    expected.forEach(
        (name, parents) ->
            taxonomy
                .parentOf(name)
                .ifPresentOrElse(
                    parent -> {
                      if (!parents.contains(parent)) {
                        different.add(name + " " + parent + " not " + parents);
                      }
                    },
                    () -> unknown.add(name)));
    int known = expected.size() - unknown.size();
    Agreement agreement = new Agreement(expected.size(), known, known - different.size());
    System.out.printf(
        "%s: %s%n  unknown: %s%n  different: %s%n", what, agreement, unknown, different);
    return agreement;
  }

  private static Map<String, Set<Genre>> playlistSubGenres(Path file) throws IOException {
    Map<String, Set<Genre>> expected = new TreeMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CSVParser rows = format.parse(text)) {
      rows.forEach(
          row ->
              expected
                  .computeIfAbsent(
                      row.get("playlist_subgenre"), name -> EnumSet.noneOf(Genre.class))
                  .add(PLAYLIST_PARENTS.get(row.get("playlist_genre"))));
    }
    return expected;
  }

  /** The tree's names, each with the parents of all roots that it hangs under. */
  private static Map<String, Set<Genre>> treeNames(Path file) throws IOException {
    Map<String, Set<Genre>> expected = new TreeMap<>();
    Genre root = Genre.OTHERS;
    for (String line : Files.readAllLines(file)) {
      String name = line.strip().replaceFirst("^- ", "").replaceFirst(":$", "");
      if (line.startsWith("- ")) {
        root = TREE_PARENTS.getOrDefault(name, Genre.OTHERS);
      }
      if (!name.isEmpty()) {
        expected.computeIfAbsent(name, n -> EnumSet.noneOf(Genre.class)).add(root);
      }
    }
    return expected;
  }
}
