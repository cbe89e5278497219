package dev.segue.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequenciesTest {

  private final Frequencies frequencies =
      Frequencies.of(List.of(List.of("b", "a", "b"), List.of("c", "a", "b"), List.of("d")));

  @Test
  void shouldKeepFrequentWordsInOrderOfFrequencyThenName() {
    Vocabulary vocabulary = frequencies.vocabulary(1, 3);

    assertThat(vocabulary.names()).containsExactly("b", "a", "c");
    assertThat(frequencies.count("b")).isEqualTo(3);
    assertThat(frequencies.count("z")).isZero();
  }

  @Test
  void shouldLeaveRareWordsOut() {
    assertThat(frequencies.vocabulary(2, 9).names()).containsExactly("b", "a");
  }
}
