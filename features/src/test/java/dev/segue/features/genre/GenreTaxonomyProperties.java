package dev.segue.features.genre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GenreTaxonomyProperties {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

  @Property
  void shouldNeverThrowOnAnyName(@ForAll List<String> names) {
    Verdict verdict = taxonomy.genreOf(names);

    assertThat(verdict.matched().isEmpty())
        .isEqualTo(verdict.reason() == Verdict.Reason.NOTHING_KNOWN);
  }

  @Property
  void shouldNotDependOnTheOrderOfNames(@ForAll("names") List<String> names) {
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);

    Verdict there = taxonomy.genreOf(names);
    Verdict back = taxonomy.genreOf(reversed);

    assertThat(back.genre()).isEqualTo(there.genre());
    assertThat(back.reason()).isEqualTo(there.reason());
    assertThat(back.matched()).hasSameSizeAs(there.matched());
  }

  @Property
  void shouldNotDependOnSpelling(@ForAll("names") List<String> names) {
    List<String> respelled =
        names.stream().map(name -> name.toUpperCase(Locale.ROOT).replace(' ', '-')).toList();

    assertThat(taxonomy.genreOf(respelled).genre()).isEqualTo(taxonomy.genreOf(names).genre());
  }

  @Property
  void shouldBeUnknownExactlyWhenNothingIsKnownOrTied(@ForAll("names") List<String> names) {
    Verdict verdict = taxonomy.genreOf(names);

    boolean decided =
        verdict.reason() == Verdict.Reason.UNANIMOUS || verdict.reason() == Verdict.Reason.MAJORITY;
    assertThat(verdict.genre() != Genre.UNKNOWN).isEqualTo(decided);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of(
            "pop",
            "dance pop",
            "rock",
            "hard rock",
            "hip hop",
            "trap",
            "techno",
            "bebop",
            "r&b",
            "german techno",
            "country",
            "xyzzy",
            "seen live",
            "deep house")
        .list()
        .ofMaxSize(6);
  }
}
