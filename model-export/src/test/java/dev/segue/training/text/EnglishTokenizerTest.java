package dev.segue.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTokenizerTest {

  private final EnglishTokenizer tokenizer = EnglishTokenizer.withoutStopWords();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "links go | see https://example.org/a?b=c (or www.example.org) sunrise me@example.org | see sunrise",
        "punctuation and symbols go | Love, love!! #love -- $5 & \uD83D\uDE00 (yeah) | love love love 5 yeah",
        "stop words go in any case | The night IS yours and we are young | night young",
        "contractions go | I'm don\u2019t you, they'll home | home",
        "other apostrophes go | rock'n'roll o\u2019clock lovin' | rocknroll oclock lovin",
        "digits stay | 99 problems, 24/7 | 99 problems 24 7",
        "letters with accents stay | CAF\u00C9 Beyonc\u00E9 | caf\u00E9 beyonc\u00E9",
        "lines end words | moon\\nriver | moon river",
        "underscores join no words | snake_case | snakecase",
      })
  void shouldCleanAsThePaperDoes(String what, String text, String expected) {
    assertThat(String.join(" ", tokenizer.tokens(text.replace("\\n", "\n"))))
        .as(what)
        .isEqualTo(expected);
  }

  @Test
  void shouldFindNothingInTextsWithoutWords() {
    assertThat(tokenizer.tokens("")).isEmpty();
    assertThat(tokenizer.tokens(" ... \u266B _ the")).isEmpty();
  }

  @Test
  void shouldKeepStopWordsOfTitles() {
    assertThat(EnglishTokenizer.ofAllWords().tokens("The The, You & I"))
        .containsExactly("the", "the", "you", "i");
  }
}
