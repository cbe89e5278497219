package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TasteTest {

  private final List<DescribedTrack> tracks =
      List.of(
          track("a", 0.8f, 5, "pop", "dance"),
          track("b", 0.2f, 5, "pop"),
          track("c", 0.8f, 7, "rock"));

  private final List<PopularitySpec.Column> columns =
      DescribedTrack.NUMBERS.stream().map(name -> new PopularitySpec.Column(name, 0, 0.3)).toList();

  @Test
  void shouldHaveARangeForEveryNumber() {
    assertThat(NumberRange.ALL)
        .extracting(NumberRange::name)
        .containsExactlyElementsOf(DescribedTrack.NUMBERS);
  }

  @Test
  void shouldChooseByAllWordsOfTheGenreAndByKey() {
    assertThat(new Taste(Taste.words("Dance-Pop"), Map.of()).choose(tracks))
        .containsExactly(tracks.get(0));
    assertThat(new Taste(List.of("pop"), Map.of()).choose(tracks)).hasSize(2);
    assertThat(new Taste(List.of(), Map.of("key", 7f)).choose(tracks))
        .containsExactly(tracks.get(2));
  }

  @Test
  void shouldMatchByDistanceInDeviations() {
    Taste taste = new Taste(List.of(), Map.of("energy", 0.8f, "key", 5f));

    assertThat(taste.match(tracks.get(0), columns)).isEqualTo(1);
    assertThat(taste.match(tracks.get(1), columns)).isCloseTo(Math.exp(-2), within(1e-6));
    assertThat(new Taste(List.of("pop"), Map.of()).match(tracks.get(1), columns)).isEqualTo(1);
  }

  @Test
  void shouldSayWhatGenresThereAre() {
    assertThatThrownBy(() -> new Taste(List.of("polka"), Map.of()).choose(tracks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as pop, dance, rock, found 'polka', which no track has");
    assertThatThrownBy(() -> new Taste(List.of("rock"), Map.of("key", 5f)).choose(tracks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--key, --mode: expected those of a track among 1");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertRefused(Map.of("energy", 1.5f), "--energy: expected 0 to 1, found 1.5");
    assertRefused(Map.of("key", 2.5f), "--key: expected a whole number from 0 to 11, found 2.5");
    assertRefused(Map.of("tempo", Float.NaN), "--tempo: expected 0 to 300, found NaN");
    assertRefused(Map.of(), "expected a genre or a number, found neither");
  }

  private static void assertRefused(Map<String, Float> numbers, String reason) {
    assertThatThrownBy(() -> new Taste(List.of(), numbers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static DescribedTrack track(String id, float energy, float key, String... words) {
    float[] numbers = new float[DescribedTrack.NUMBERS.size()];
    numbers[1] = energy;
    numbers[2] = key;
    return new DescribedTrack(id, "title", "artist", List.of(words), numbers);
  }
}
