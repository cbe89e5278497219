package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/stress.md are true. */
class StressExamplesTest {

  private static final Pattern ROW =
      Pattern.compile("\\| [^|]*\\| `([^`]+)` \\| (-\\d) \\| (\\d) \\|");

  private record Example(String text, StressScore score) {}

  @ParameterizedTest
  @MethodSource("examples")
  void shouldScoreAsTheGuideSays(Example example) {
    assertThat(LexiconStressScorer.ofDefaults().score(example.text)).isEqualTo(example.score);
  }

  @Test
  void shouldFindTheExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(20);
  }

  private static List<Example> examples() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/stress.md"))) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(StressExamplesTest::example)
          .toList();
    }
  }

  private static Example example(Matcher row) {
    return new Example(
        row.group(1),
        new StressScore(Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3))));
  }
}
