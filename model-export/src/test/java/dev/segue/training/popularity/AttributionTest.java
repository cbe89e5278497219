package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On forecasts of which the right answer is known. */
class AttributionTest {

  private static final int GENRE = 0;
  private static final int ENERGY = Attribution.parts().indexOf("energy");
  private static final int TEMPO = Attribution.parts().indexOf("tempo");

  /** 20 for pop, and 30 times the energy. */
  private static final TrackForecast ADDITIVE =
      tracks -> tracks.stream().mapToDouble(t -> 20 * pop(t) + 30 * energy(t)).toArray();

  /** 40 times the energy, for pop only. */
  private static final TrackForecast TOGETHER =
      tracks -> tracks.stream().mapToDouble(t -> 40 * pop(t) * energy(t)).toArray();

  @Test
  void shouldGiveEveryPartOfASumWhatItAdds() {
    List<DescribedTrack> background = List.of(track(0, "rock", 0.5f));

    Attribution attribution = Attribution.of(ADDITIVE, track(1, "pop", 0.9f), background, 1);

    assertThat(attribution.forecast()).isCloseTo(47, within(1e-4));
    assertThat(attribution.background()).isCloseTo(15, within(1e-4));
    assertThat(attribution.shares()[GENRE]).isCloseTo(20, within(1e-4));
    assertThat(attribution.shares()[ENERGY]).isCloseTo(12, within(1e-4));
    assertThat(attribution.shares()[TEMPO]).isZero();
  }

  @Test
  void shouldShareEquallyWhatTwoPartsOnlyGiveTogether() {
    List<DescribedTrack> background = List.of(track(0, "rock", 0));

    Attribution attribution = Attribution.of(TOGETHER, track(1, "pop", 1), background, 1);

    assertThat(attribution.shares()[GENRE]).isCloseTo(20, within(1e-6));
    assertThat(attribution.shares()[ENERGY]).isCloseTo(20, within(1e-6));
  }

  @Test
  void shouldAddUpToTheForecastLessTheBackground() {
    List<DescribedTrack> background = tracks(50);

    Attribution attribution = Attribution.of(TOGETHER, track(99, "pop", 0.7f), background, 3);

    assertThat(Arrays.stream(attribution.shares()).sum())
        .isCloseTo(attribution.forecast() - attribution.background(), within(1e-6));
    assertThat(attribution)
        .usingRecursiveComparison()
        .isEqualTo(Attribution.of(TOGETHER, track(99, "pop", 0.7f), background, 3));
  }

  @Test
  void shouldFindWhatTheForecastsOfManyTracksRestOn() {
    List<RatedTrack> rated =
        tracks(400).stream()
            .map(t -> new RatedTrack(t, (float) ADDITIVE.of(List.of(t))[0]))
            .toList();

    PermutationImportance importance = PermutationImportance.of(ADDITIVE, rated, 1);

    // Two independent genres differ by 20 half of the time, two energies by a third on average.
    assertThat(importance.error()).isCloseTo(0, within(1e-4));
    assertThat(importance.rises().get(GENRE).mean()).isCloseTo(10, within(1.0));
    assertThat(importance.rises().get(ENERGY).mean()).isCloseTo(10, within(1.0));
    assertThat(importance.rises().get(TEMPO).mean()).isCloseTo(0, within(1e-9));
  }

  private static List<DescribedTrack> tracks(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(n -> track(n, random.nextBoolean() ? "pop" : "rock", random.nextFloat()))
        .toList();
  }

  private static DescribedTrack track(int id, String genre, float energy) {
    float[] numbers = new float[DescribedTrack.NUMBERS.size()];
    numbers[1] = energy;
    numbers[10] = id;
    return new DescribedTrack("t" + id, "title", "artist", List.of(genre), numbers);
  }

  private static double pop(DescribedTrack track) {
    return track.genreTokens().contains("pop") ? 1 : 0;
  }

  private static double energy(DescribedTrack track) {
    return track.numbers()[1];
  }
}
