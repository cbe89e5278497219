package dev.segue.quickstart.world;

import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes the tracks of one genre: names, lyrics, tags and sound. Not thread-safe. */
final class TrackWriter {

  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final List<String> NEUTRAL_TAGS =
      List.of("favourites", "seen live", "on the road", "to check out");

  private final String genre;
  private final GenreSketch sketch;
  private final LyricsWriter lyrics;
  private final SplittableRandom random;

  TrackWriter(String genre, Map<String, GenreSketch> sketches, SplittableRandom random) {
    this.genre = genre;
    this.sketch = sketches.get(genre);
    this.lyrics = new LyricsWriter(sketches);
    this.random = random;
  }

  GenreSketch sketch() {
    return sketch;
  }

  /** The tracks of one artist, most popular first. */
  List<Track> tracks(String artist, int count, boolean tagged) {
    double artistPopularity = 20 + 75 * random.nextDouble();
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String title = title(tracks);
      Track.Builder track =
          Track.newBuilder()
              .setId(id(artist, title))
              .setTitle(title)
              .setArtist(artist)
              .setAlbum(album(artist, 2 * i / count))
              .setYear(1985 + random.nextInt(40))
              .setDurationMs(150_000L + random.nextInt(150_000))
              .setGenres(tagged ? genres() : List.of())
              .setTags(List.of(pick(NEUTRAL_TAGS)))
              .setLyrics(random.nextInt(10) == 0 ? null : lyrics.song(genre, random).text())
              .setAudioFeatures(audio())
              .setPopularity((float) StrictMath.round(artistPopularity / (1 + 0.15 * i)))
              .setArtistPopularity((float) StrictMath.round(artistPopularity));
      tracks.add(track.build());
    }
    return tracks;
  }

  private String title(List<Track> others) {
    String title;
    do {
      title = capital(pick(sketch.moods())) + " " + capital(pick(sketch.things()));
    } while (contains(others, title));
    return title;
  }

  private static boolean contains(List<Track> others, String title) {
    return others.stream().anyMatch(track -> track.getTitle().equals(title));
  }

  private static String album(String artist, int number) {
    return artist + (number == 0 ? ", the First" : ", the Second");
  }

  private String id(String artist, String title) {
    int platform = random.nextInt(10);
    if (platform == 0) {
      return "soundcloud:" + CatalogueTrack.slug(artist) + "/" + CatalogueTrack.slug(title);
    }
    if (platform == 1) {
      return "apple:" + (1_100_000_000L + random.nextInt(800_000_000));
    }
    StringBuilder id = new StringBuilder("spotify:track:");
    for (int i = 0; i < 22; i++) {
      id.append(BASE_62.charAt(random.nextInt(BASE_62.length())));
    }
    return id.toString();
  }

  private List<String> genres() {
    String first = pick(sketch.rawGenres());
    String second = pick(sketch.rawGenres());
    return first.equals(second) ? List.of(first) : List.of(first, second);
  }

  private AudioFeatures audio() {
    GenreSketch.Audio centre = sketch.audio();
    return AudioFeatures.newBuilder()
        .setDanceability(share(centre.danceability()))
        .setEnergy(share(centre.energy()))
        .setKey(random.nextInt(12))
        .setLoudness((float) (centre.loudness() + 3 * spread()))
        .setMode(random.nextDouble() < centre.major() ? 1 : 0)
        .setSpeechiness(share(centre.speechiness()))
        .setAcousticness(share(centre.acousticness()))
        .setInstrumentalness(share(centre.instrumentalness()))
        .setLiveness(share(centre.liveness()))
        .setValence(share(centre.valence()))
        .setTempo((float) (centre.tempo() + 25 * spread()))
        .setTimeSignature(random.nextInt(12) == 0 ? 3 : 4)
        .build();
  }

  /** A value of 0 to 1 around a centre, more spread in the middle than at the ends. */
  private float share(double centre) {
    double value = centre + spread() * 2 * centre * (1 - centre);
    return (float) Math.min(1, Math.max(0, value));
  }

  /** Between -1 and 1, mostly near 0. */
  private double spread() {
    double up = random.nextDouble();
    return up - random.nextDouble();
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
