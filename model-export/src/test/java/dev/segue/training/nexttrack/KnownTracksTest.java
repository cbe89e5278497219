package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import dev.segue.training.learning.TrainingRun;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTracksTest {

  private static final int TRACKS = 200;
  private static final TrainingRun RUN = new TrainingRun(1, 1);

  @Test
  void shouldPutTracksThatSoundAlikeNearEachOther() {
    Modality acoustic = new KnownTracks(vocabulary(), KnownTracksTest::track).acoustic(RUN);

    double alike = distance(acoustic, 2, 4);
    double unlike = distance(acoustic, 2, 3);
    assertTrue(alike < unlike / 2, alike + " against " + unlike);
    assertEquals(0, acoustic.rows()[0]);
  }

  @Test
  void shouldShareATrackAmongTheWordsOfItsGenres() {
    Modality tags = new KnownTracks(vocabulary(), KnownTracksTest::track).tags();

    assertEquals(3, tags.width());
    float sum = 0;
    for (int word = 0; word < 3; word++) {
      sum += tags.rows()[3 * 3 + word];
    }
    assertEquals(1, sum, 1e-6f);
  }

  @Test
  void shouldRefuseTablesOfOtherTracks() {
    KnownTracks nothing = new KnownTracks(vocabulary(), id -> null);

    assertThrows(IllegalArgumentException.class, () -> nothing.acoustic(RUN));
    assertThrows(IllegalArgumentException.class, nothing::tags);
  }

  private static double distance(Modality modality, int one, int other) {
    double squares = 0;
    for (int d = 0; d < modality.width(); d++) {
      float[] rows = modality.rows();
      squares += Math.pow(rows[one * modality.width() + d] - rows[other * modality.width() + d], 2);
    }
    return Math.sqrt(squares);
  }

  private static TrackVocabulary vocabulary() {
    return new TrackVocabulary(
        IntStream.rangeClosed(1, TRACKS).mapToObj(Integer::toString).toList(), Set.of());
  }

  /** Even tracks are loud dance music, odd ones quiet. */
  private static Track track(String id) {
    int number = Integer.parseInt(id);
    boolean loud = number % 2 == 0;
    float change = (number % 7) / 100f;
    AudioFeatures audio =
        AudioFeatures.newBuilder()
            .setDanceability((loud ? 0.8f : 0.2f) + change)
            .setEnergy((loud ? 0.9f : 0.1f) + change)
            .setKey(number % 12)
            .setLoudness(loud ? -4 : -20)
            .setMode(number % 2)
            .setSpeechiness(0.1f)
            .setAcousticness((loud ? 0.1f : 0.9f) - change)
            .setInstrumentalness(0)
            .setLiveness(0.2f)
            .setValence(loud ? 0.8f : 0.3f)
            .setTempo(loud ? 128 : 80)
            .build();
    return Track.newBuilder()
        .setId(id)
        .setTitle("t")
        .setArtist("a")
        .setDurationMs(200_000L)
        .setGenres(List.of(loud ? "dance pop" : "folk"))
        .setAudioFeatures(audio)
        .build();
  }
}
