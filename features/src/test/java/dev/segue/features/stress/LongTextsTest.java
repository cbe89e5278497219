package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts of a million characters that would take minutes if the time grew with the square of the
 * length.
 */
class LongTextsTest {

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "a",
        "A",
        "aB",
        "a'",
        "'",
        "#",
        "@",
        "@a",
        "_",
        "*",
        "!",
        "?",
        ".",
        "a.",
        " ",
        "\n",
        ":(",
        ":",
        "http://",
        "stressed ",
        "not ",
        "very ",
        "so stressed af ",
        "losing my ",
        "can't stop ",
        "#a",
        "1",
        "www.",
        "\uD83D\uDE2D",
        "\uD83D\uDE2D\u200D",
        "\u200D",
        "\uFE0F",
        ":\uFE0F",
        "\uD83C\uDFFD",
        "\uD83D",
        "\uDE2D",
        "\u0301",
        "e\u0301",
        "\u4F60",
        "sss"
      })
  void shouldTakeTimeLinearInTheLength(String part) {
    String text = part.repeat(1_000_000 / part.length());

    StressScore score = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> scorer.score(text));

    assertThat(score).isEqualTo(scorer.score(text));
  }
}
