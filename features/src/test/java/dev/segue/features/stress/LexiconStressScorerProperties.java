package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text, on the lexicon that Segue brings. */
class LexiconStressScorerProperties {

  private static final Set<String> IDIOMS = Set.copyOf(first("idioms.tsv"));

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();

  @Property
  void everyStringHasAScoreAndAlwaysTheSame(@ForAll String text) {
    assertThat(scorer.score(text)).isEqualTo(LexiconStressScorer.ofDefaults().score(text));
  }

  @Property
  void everyMixtureOfLexiconAndNoiseHasAScoreAndAlwaysTheSame(@ForAll("tweets") String text) {
    assertThat(scorer.score(text)).isEqualTo(scorer.score(text));
  }

  @Property
  void aTextScoresTheStrongestOfItsLines(
      @ForAll("tweets") String first, @ForAll("tweets") String second) {
    StressScore a = scorer.score(first);
    StressScore b = scorer.score(second);

    StressScore both = scorer.score(first + "\n" + second);

    assertThat(both)
        .isEqualTo(
            new StressScore(
                Math.min(a.stress(), b.stress()), Math.max(a.relaxation(), b.relaxation())));
  }

  /** Every booster before every term; together they may be a phrase of its own (massive attack). */
  @Property(generation = GenerationMode.EXHAUSTIVE)
  void aBoosterBeforeAStressTermNeverLowersTheStress(
      @ForAll("boosters") String booster, @ForAll("stressTerms") String term) {
    Assume.that(!IDIOMS.contains(booster + " " + term));
    int plain = scorer.score(term).stress();

    int boosted = scorer.score(booster + " " + term).stress();

    assertThat(boosted).isLessThanOrEqualTo(plain);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void aNegationBeforeAStressTermNeverRaisesTheStress(
      @ForAll("negations") String negation, @ForAll("stressTerms") String term) {
    int plain = scorer.score(term).stress();

    int negated = scorer.score(negation + " " + term).stress();

    assertThat(negated).isGreaterThanOrEqualTo(plain);
  }

  @Property
  void wordsWithoutStressBeforeATermChangeNothing(
      @ForAll("fillers") String before, @ForAll("stressTerms") String term) {
    assertThat(scorer.score(before + " " + term)).isEqualTo(scorer.score(term));
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void repeatedLettersNeverLowerTheStress(@ForAll("stressTerms") String term) {
    String lengthened = term + term.substring(term.length() - 1).repeat(3);

    assertThat(scorer.score(lengthened).stress()).isLessThanOrEqualTo(scorer.score(term).stress());
  }

  @Provide
  Arbitrary<String> tweets() {
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(8);
    Arbitrary<String> marks =
        Arbitraries.of(
            "!",
            "!!",
            "?",
            "?!",
            "...",
            ",",
            "#",
            "@",
            " ",
            "\n",
            "'",
            "http://",
            "\u200D",
            "\uFE0F",
            "\uD83C\uDFFD",
            "\uD83D",
            "\uDE2D",
            "\u0301",
            "sooo",
            "AAAA",
            "not",
            "can't",
            "i",
            "_",
            "*");
    Arbitrary<String> entries = Arbitraries.of(first("stress-terms.tsv")).edgeCases(e -> e.none());
    return Arbitraries.oneOf(
            noise,
            marks,
            entries,
            Arbitraries.of(first("symbols.tsv")),
            Arbitraries.of(first("idioms.tsv")),
            Arbitraries.of(first("boosters.tsv")),
            Arbitraries.of(first("function-words.tsv")))
        .list()
        .ofMaxSize(12)
        .flatMap(parts -> Arbitraries.of("", " ").map(gap -> String.join(gap, parts)));
  }

  @Provide
  Arbitrary<String> fillers() {
    return Arbitraries.of("table", "yesterday", "she", "window", "of")
        .list()
        .ofMaxSize(5)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> stressTerms() {
    return Arbitraries.of(
        first("stress-terms.tsv").stream().map(term -> term.replace("*", "")).toList());
  }

  @Provide
  Arbitrary<String> boosters() {
    return Arbitraries.of(
        lines("boosters.tsv").stream()
            .filter(line -> !line.contains("after") && !line.contains("-"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList());
  }

  @Provide
  Arbitrary<String> negations() {
    return Arbitraries.of(
        "not", "never", "no", "isn't", "wasn't", "hardly", "without", "not at all");
  }

  private static List<String> first(String file) {
    return lines(file).stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in =
        LexiconStressScorer.class.getResourceAsStream("/dev/segue/stress/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
