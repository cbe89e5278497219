package dev.segue.features.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.Genre;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenreTaxonomyTest {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

  @ParameterizedTest
  @CsvSource({
    "Hip-Hop, HIP_HOP",
    "hiphop, HIP_HOP",
    "hip hop, HIP_HOP",
    "Hip-Hop/Rap, HIP_HOP",
    "Drum & Bass, ELECTRONIC",
    "drum'n'bass, ELECTRONIC",
    "drum n bass, ELECTRONIC",
    "dnb, ELECTRONIC",
    "R&B, OTHERS",
    "r'n'b, OTHERS",
    "R n B, OTHERS",
    "RnB, OTHERS",
    "rock'n'roll, ROCK",
    "Rock & Roll, ROCK",
    "alt z, POP",
    "K-Pop, POP",
    "kpop, POP",
    "música popular brasileira, OTHERS",
    "Alternative, ROCK",
    "Singer/Songwriter, OTHERS",
    "Children's Music, OTHERS",
    "norteño, OTHERS",
  })
  void shouldKnowNamesInAnySpelling(String name, Genre parent) {
    assertThat(taxonomy.parentOf(name)).contains(parent);
  }

  @ParameterizedTest
  @CsvSource({
    "german techno, ELECTRONIC",
    "deep german techno, ELECTRONIC",
    "80s rock, ROCK",
    "finnish death metal, ROCK",
    "zouave art pop, POP",
    "vapor deep house, ELECTRONIC",
    "rap kabyle occitan, HIP_HOP",
    "jazz brasileiro, JAZZ",
    "zydecopunk, ROCK",
    "latin jazz fusion, JAZZ",
    "latin pop, OTHERS",
  })
  void shouldFallBackToTheHeadOfCompound(String name, Genre parent) {
    assertThat(taxonomy.parentOf(name)).contains(parent);
  }

  /** The 24 sub-genres of the playlists of spotify_songs, under their playlists' parents. */
  @ParameterizedTest
  @CsvSource({
    "big room, ELECTRONIC",
    "electro house, ELECTRONIC",
    "pop edm, ELECTRONIC",
    "progressive electro house, ELECTRONIC",
    "latin hip hop, OTHERS",
    "latin pop, OTHERS",
    "reggaeton, OTHERS",
    "tropical, OTHERS",
    "dance pop, POP",
    "electropop, POP",
    "indie poptimism, POP",
    "post-teen pop, POP",
    "hip pop, OTHERS",
    "neo soul, OTHERS",
    "new jack swing, OTHERS",
    "urban contemporary, OTHERS",
    "gangster rap, HIP_HOP",
    "hip hop, HIP_HOP",
    "southern hip hop, HIP_HOP",
    "trap, HIP_HOP",
    "album rock, ROCK",
    "classic rock, ROCK",
    "hard rock, ROCK",
    "permanent wave, ROCK",
  })
  void shouldKnowEverySubGenreOfThePlaylists(String name, Genre parent) {
    assertThat(taxonomy.parentOf(name)).contains(parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "&", "seen live", "female vocalists", "german", "Music", "xyzzy"})
  void shouldNotKnowWhatIsNoGenre(String name) {
    assertThat(taxonomy.parentOf(name)).isEmpty();
  }

  @Test
  void shouldTakeTheOnlyParent() {
    assertThat(taxonomy.genreOf(List.of("dance pop", "pop", "seen live")))
        .isEqualTo(new Verdict(Genre.POP, Verdict.Reason.UNANIMOUS, List.of("dance pop", "pop")));
  }

  @Test
  void shouldTakeTheMajority() {
    assertThat(taxonomy.genreOf(List.of("latin", "hard rock", "metal")))
        .isEqualTo(new Verdict(Genre.ROCK, Verdict.Reason.MAJORITY, List.of("hard rock", "metal")));
  }

  @Test
  void shouldLeaveTiesOut() {
    assertThat(taxonomy.genreOf(List.of("pop", "rock")))
        .isEqualTo(new Verdict(Genre.UNKNOWN, Verdict.Reason.AMBIGUOUS, List.of("pop", "rock")));
  }

  @Test
  void shouldCountOneNameOnceHoweverItIsSpelled() {
    assertThat(taxonomy.genreOf(List.of("Hip-Hop", "hip hop", "hiphop", "pop")).reason())
        .isEqualTo(Verdict.Reason.AMBIGUOUS);
  }

  @Test
  void shouldCountJoinedNamesAsSeveral() {
    assertThat(taxonomy.genreOf(List.of("Techno; House, Pop")).genre()).isEqualTo(Genre.ELECTRONIC);
  }

  @Test
  void shouldTellUnknownFromOthers() {
    assertThat(taxonomy.genreOf(List.of()))
        .isEqualTo(new Verdict(Genre.UNKNOWN, Verdict.Reason.NOTHING_KNOWN, List.of()));
    assertThat(taxonomy.genreOf(List.of("xyzzy")).genre()).isEqualTo(Genre.UNKNOWN);
    assertThat(taxonomy.genreOf(List.of("xyzzy", "bluegrass")).genre()).isEqualTo(Genre.OTHERS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "pop|POP~rock ^ FILE:2: expected name, TAB, one of POP ROCK HIP_HOP ELECTRONIC JAZZ OTHERS -; found 1 columns",
        "# c~~blues|BLUES ^ FILE:3: expected name, TAB, one of POP ROCK HIP_HOP ELECTRONIC JAZZ OTHERS -; found parent \"BLUES\"",
        "x|UNKNOWN ^ FILE:1: expected name, TAB, one of POP ROCK HIP_HOP ELECTRONIC JAZZ OTHERS -; found parent \"UNKNOWN\"",
        "hip hop|POP~Hip-Hop|HIP_HOP ^ FILE:2: \"Hip-Hop\" was already given in line 1",
        "&|POP~--|POP ^ FILE:2: expected a name with a letter or a digit, found \"--\"",
        "deep|- ^ FILE:1: expected at least one line of name, TAB, one of POP ROCK HIP_HOP ELECTRONIC JAZZ OTHERS -; found none",
      })
  void shouldSayWhereOwnTaxonomyIsWrong(String lines, String message, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("own.tsv");
    Files.writeString(file, lines.replace('~', '\n').replace('|', '\t'));

    assertThatThrownBy(() -> GenreTaxonomy.read(file))
        .isInstanceOf(InvalidTaxonomyException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  @Test
  void shouldRefuseOtherEncodings(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin1.tsv");
    Files.write(file, "norteño\tOTHERS".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> GenreTaxonomy.read(file))
        .isInstanceOf(InvalidTaxonomyException.class)
        .hasMessageContaining("expected UTF-8");
  }

  @Test
  void shouldReadOwnTaxonomy(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.tsv");
    Files.writeString(file, "# mine\nblip\tJAZZ\nmoist\t-\n*blop\tROCK\n");

    GenreTaxonomy own = GenreTaxonomy.read(file);

    assertThat(own.size()).isEqualTo(1);
    assertThat(own.parentOf("moist blip")).contains(Genre.JAZZ);
    assertThat(own.parentOf("megablop")).contains(Genre.ROCK);
    assertThat(own.parentOf("pop")).isEmpty();
  }
}
