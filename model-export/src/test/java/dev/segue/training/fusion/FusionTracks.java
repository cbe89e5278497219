package dev.segue.training.fusion;

import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tracks of three genres that year, words and energy tell apart. */
final class FusionTracks {

  private static final List<String> GENRES = List.of("rock", "latin", "edm");
  private static final List<List<String>> WORDS =
      List.of(
          List.of("stone", "road", "thunder", "wheel"),
          List.of("corazon", "noche", "fuego", "baila"),
          List.of("bass", "laser", "drop", "pulse"));

  private FusionTracks() {}

  /** Tracks, with lyrics for all but every third. */
  static TaggedTracks withLyrics(int count) {
    return of(count, true);
  }

  /** Tracks without lyrics. */
  static TaggedTracks of(int count) {
    return of(count, false);
  }

  private static TaggedTracks of(int count, boolean lyrics) {
    SplittableRandom random = new SplittableRandom(11);
    List<TaggedTrack> tracks = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Track track = track(n, random);
      if (lyrics && n % 3 != 0) {
        track.setLyrics(words(n % GENRES.size(), 12, random));
      }
      tracks.add(TaggedTrack.of(track));
    }
    return new TaggedTracks(tracks, 0);
  }

  private static Track track(int n, SplittableRandom random) {
    int genre = n % GENRES.size();
    return Track.newBuilder()
        .setId("spotify:track:%022d".formatted(n))
        .setTitle(words(genre, 2, random))
        .setArtist("%s act %d".formatted(WORDS.get(genre).get(n % 4), n / 9))
        .setAlbum(n % 7 == 0 ? null : words(genre, 1, random))
        .setYear(n % 5 == 0 ? null : 1970 + 15 * genre + random.nextInt(15))
        .setDurationMs(180_000L + random.nextInt(60_000))
        .setGenres(List.of(GENRES.get(genre), GENRES.get(genre) + " hits"))
        .setAudioFeatures(audio(genre, random))
        .build();
  }

  private static AudioFeatures audio(int genre, SplittableRandom random) {
    return AudioFeatures.newBuilder()
        .setDanceability(0.5f)
        .setEnergy((float) (0.2 + 0.3 * genre + 0.1 * random.nextGaussian()))
        .setKey(random.nextInt(12))
        .setLoudness(-6)
        .setMode(1)
        .setSpeechiness(0.1f)
        .setAcousticness((float) random.nextDouble())
        .setInstrumentalness(0)
        .setLiveness(0.2f)
        .setValence((float) random.nextDouble())
        .setTempo((float) (100 + 20 * random.nextGaussian()))
        .build();
  }

  private static String words(int genre, int count, SplittableRandom random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(genre).get(random.nextInt(4)));
    }
    return String.join(" ", words);
  }
}
