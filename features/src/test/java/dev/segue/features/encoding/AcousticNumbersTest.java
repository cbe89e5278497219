package dev.segue.features.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.AudioFeatures;
import org.junit.jupiter.api.Test;

class AcousticNumbersTest {

  @Test
  void shouldGiveTheElevenNumbersInTheOrderOfTheirNames() {
    AudioFeatures audio =
        AudioFeatures.newBuilder()
            .setDanceability(0.1f)
            .setEnergy(0.2f)
            .setKey(3)
            .setLoudness(-4)
            .setMode(1)
            .setSpeechiness(0.5f)
            .setAcousticness(0.6f)
            .setInstrumentalness(0.7f)
            .setLiveness(0.8f)
            .setValence(0.9f)
            .setTempo(120)
            .setTimeSignature(4)
            .build();

    float[] numbers = AcousticNumbers.of(audio);

    assertThat(AcousticNumbers.NAMES)
        .containsExactly(
            "danceability",
            "energy",
            "key",
            "loudness",
            "mode",
            "speechiness",
            "acousticness",
            "instrumentalness",
            "liveness",
            "valence",
            "tempo");
    assertThat(numbers).containsExactly(0.1f, 0.2f, 3, -4, 1, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 120);
  }
}
