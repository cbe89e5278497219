package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.encoder.TextEncoder;
import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import dev.segue.training.learning.TrainingRun;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTracksTest {

  private static final int TRACKS = 200;
  private static final int NO_TEXT = 9;
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
  void shouldProjectLyricsOnWhatVariesAmongTrainingTracks() {
    Set<String> untrained = Set.of("7");
    Modality lyrics = lyrics(untrained, "night ");
    Modality otherwise = lyrics(untrained, "rain and wind ");

    assertEquals(4, lyrics.width());
    double alike = distance(lyrics, 2, 4);
    assertTrue(alike < distance(lyrics, 2, 3) / 2, "tracks of like words: " + alike);
    assertEquals(0, distance(lyrics, 0, NO_TEXT), "a track without a text");
    for (int track = 1; track < TRACKS; track++) {
      assertEquals(
          track == 7,
          distance(lyrics, otherwise, track) > 0,
          "changed by another's text: " + track);
    }
  }

  /** Embeds the text of a track as what it counts of some letters. */
  private static Modality lyrics(Set<String> untrained, String ofSeven) {
    TrackVocabulary vocabulary = new TrackVocabulary(vocabulary().ids(), untrained);
    KnownTracks known =
        new KnownTracks(
            vocabulary,
            id ->
                id.equals(Integer.toString(NO_TEXT))
                    ? null
                    : Track.newBuilder(track(id))
                        .setLyrics(id.equals("7") ? ofSeven : words(Integer.parseInt(id)))
                        .build());
    return known.lyrics(new LetterEncoder(), 1);
  }

  private static String words(int track) {
    return (track % 2 == 0 ? "aaaaaaaa" : "bbbbbbbb")
        + "c".repeat(track % 5)
        + "d".repeat(track % 3);
  }

  private static double distance(Modality one, Modality other, int track) {
    double squares = 0;
    for (int d = 0; d < one.width(); d++) {
      int at = track * one.width() + d;
      squares += Math.pow(one.rows()[at] - other.rows()[at], 2);
    }
    return Math.sqrt(squares);
  }

  /** How often a, b, c and d are in a text. */
  private static final class LetterEncoder implements TextEncoder {
    @Override
    public int width() {
      return 4;
    }

    @Override
    public String digest() {
      return "letters";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
      return texts.stream()
          .map(
              text -> {
                float[] counts = new float[4];
                text.chars().filter(c -> c >= 'a' && c <= 'd').forEach(c -> counts[c - 'a']++);
                return counts;
              })
          .toList();
    }
  }

  @Test
  void shouldRefuseTablesOfOtherTracks() {
    KnownTracks nothing = new KnownTracks(vocabulary(), id -> null);

    assertThrows(IllegalArgumentException.class, () -> nothing.acoustic(RUN));
    assertThrows(IllegalArgumentException.class, nothing::tags);
    assertThrows(IllegalArgumentException.class, () -> nothing.lyrics(new LetterEncoder(), 1));
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
