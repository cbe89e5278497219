package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconReaderTest {

  @TempDir private Path directory;

  @BeforeEach
  void writeLexicon() throws IOException {
    write("stress-terms.tsv", "# terms\n\nfrazz*\t-3\nXYZ\t-4\n");
    write("relaxation-terms.tsv", "lull\t3\n");
    write("idioms.tsv", "frazz ball\t0\nat _ sea-side\t4\ncan't frobnicate\t-5\n");
    write("boosters.tsv", "very\t1\ntoo much\t2\tafter\n");
    write("function-words.tsv", "not\tnegates\n");
    write("symbols.tsv", ":-<\t-2\n");
  }

  @Test
  void shouldScoreByTheLexiconOfTheUser() {
    LexiconStressScorer scorer = LexiconStressScorer.load(directory);

    assertThat(scorer.score("very frazzled")).isEqualTo(new StressScore(-4, 1));
    assertThat(scorer.score("frazzled too much")).isEqualTo(new StressScore(-5, 1));
    assertThat(scorer.score("not frazzled :-<")).isEqualTo(new StressScore(-2, 1));
    assertThat(scorer.score("a frazz ball")).isEqualTo(new StressScore(-1, 1));
    assertThat(scorer.score("at the sea side, a lull")).isEqualTo(new StressScore(-1, 4));
    assertThat(scorer.score("XYZ cant frobnicate")).isEqualTo(new StressScore(-5, 1));
    assertThat(scorer.score("XYZ"))
        .as("capitals of an abbreviation")
        .isEqualTo(new StressScore(-4, 1));
    assertThat(scorer.score("stressed")).isEqualTo(new StressScore(-1, 1));
  }

  @Test
  void shouldReadAFileWithByteOrderMarkAndWindowsLineEnds() throws IOException {
    write("relaxation-terms.tsv", "\uFEFFlull\t3\r\nhush\t2\r\n");

    assertThat(LexiconStressScorer.load(directory).score("lull")).isEqualTo(new StressScore(-1, 3));
  }

  @ParameterizedTest(name = "[{index}] {0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "stress-terms.tsv | frazz+3 | at least 2 columns parted by tabs, found 'frazz+3'",
        "stress-terms.tsv | dull~strong | a whole number in column 2, found 'strong'",
        "stress-terms.tsv | dull~3 | a strength from -5 to -2, found '3'",
        "stress-terms.tsv | dull~-6 | a strength from -5 to -2, found '-6'",
        "stress-terms.tsv | frazz*~-2 | an entry that is not listed yet (see DIR/stress-terms.tsv, line 3), found 'frazz*'",
        "stress-terms.tsv | xyz~-2 | an entry that is not listed yet (see DIR/stress-terms.tsv, line 4), found 'xyz'",
        "relaxation-terms.tsv | frazz*~3 | an entry that is not listed yet (see DIR/stress-terms.tsv, line 3), found 'frazz*'",
        "relaxation-terms.tsv | hush~1 | a strength from 2 to 5, found '1'",
        "idioms.tsv | a frazz~-1 | a strength of -5 to -2, 0, or 2 to 5, found '-1'",
        "idioms.tsv | fr*zz~-2 | words of letters, digits and apostrophes, '*' only at the end of a word, '_' for any word, found 'fr*zz'",
        "idioms.tsv | two  spaces~-2 | words of letters, digits and apostrophes, '*' only at the end of a word, '_' for any word, found 'two  spaces'",
        "idioms.tsv | _ frazz~-2 | a word before the first '_', found '_ frazz'",
        "idioms.tsv | a b c d e f g h i~-2 | at most 8 words, found 'a b c d e f g h i'",
        "boosters.tsv | hugely~3 | a boost of -2, -1, 1 or 2, found '3'",
        "boosters.tsv | hugely~1~behind | 'before' or 'after' in column 3, found 'behind'",
        "function-words.tsv | nor~negate | negates, shields, clause or self in column 2, found 'negate'",
        "function-words.tsv | very~negates | an entry that is not listed yet (see DIR/boosters.tsv, line 1), found 'very'",
        "symbols.tsv | :-{~0 | a strength of -5 to -2 or 2 to 5, found '0'",
        "symbols.tsv | : (~-2 | a symbol without spaces, found ': ('",
        "symbols.tsv | \uFE0F~-2 | a symbol that is more than skin tones and variation selectors, found '\uFE0F'"
      })
  void shouldSayWhatIsWrongWhere(String file, String line, String expected) throws IOException {
    String before = Files.readString(directory.resolve(file));
    write(file, before + line.replace('~', '\t') + "\n");
    long number = before.lines().count() + 1;

    assertThatThrownBy(() -> LexiconStressScorer.load(directory))
        .isInstanceOf(InvalidLexiconException.class)
        .hasMessage(
            "%s/%s, line %d: expected %s"
                .formatted(directory, file, number, expected.replace("DIR", directory.toString())));
  }

  @Test
  void shouldSayWhichFileIsMissing() throws IOException {
    Files.delete(directory.resolve("boosters.tsv"));

    assertThatThrownBy(() -> LexiconStressScorer.load(directory))
        .hasMessage(directory + "/boosters.tsv: expected a file of the stress lexicon, found none");
  }

  @Test
  void shouldSayWhichFileIsNotUtf8() throws IOException {
    Files.write(directory.resolve("idioms.tsv"), new byte[] {'a', (byte) 0xE9, '\t', '2', '\n'});

    assertThatThrownBy(() -> LexiconStressScorer.load(directory))
        .hasMessage(directory + "/idioms.tsv: expected UTF-8, found other bytes");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
