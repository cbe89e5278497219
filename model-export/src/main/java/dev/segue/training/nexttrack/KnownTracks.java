package dev.segue.training.nexttrack;

import dev.segue.encoder.TextEncoder;
import dev.segue.features.encoding.AcousticNumbers;
import dev.segue.schemas.Track;
import dev.segue.training.data.TrackTexts;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.vectors.Pca;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What track tables know of the tracks of a vocabulary, as modalities.
 *
 * @param vocabulary the tracks
 * @param track what is known of a track by its id; null when nothing is
 */
public record KnownTracks(TrackVocabulary vocabulary, Function<String, Track> track) {

  private static final int LATENT = 8;
  private static final int MOST_WORDS = 150;
  private static final int ENOUGH = 20;

  /** As published. */
  private static final int COMPONENTS = 150;

  /** Key is left out: twelve pitches in a circle are no number. */
  private static final int KEY = AcousticNumbers.NAMES.indexOf("key");

  /**
   * Acoustic numbers and length through a VAE of {@value #LATENT} numbers, fitted to the known
   * tracks of the vocabulary.
   *
   * @throws IllegalArgumentException when fewer than {@value #ENOUGH} tracks have them
   */
  public Modality acoustic(TrainingRun run) {
    List<Integer> numbers = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int number = 1; number < vocabulary.size(); number++) {
      Track known = track.apply(vocabulary.ids().get(number - 1));
      if (known != null && known.getAudioFeatures() != null && known.getDurationMs() != null) {
        numbers.add(number);
        rows.add(row(known));
      }
    }
    require("acoustic numbers", rows.size());
    Scaling scaling = Scaling.of(rows.toArray(float[][]::new));
    float[][] encoded =
        AcousticVae.encode(scaling.apply(rows.toArray(float[][]::new)), LATENT, run);
    float[] table = new float[vocabulary.size() * LATENT];
    for (int n = 0; n < encoded.length; n++) {
      System.arraycopy(encoded[n], 0, table, numbers.get(n) * LATENT, LATENT);
    }
    return new Modality("acoustic", LATENT, table);
  }

  /**
   * The words of a track's genres, evenly weighted, for the {@value #MOST_WORDS} most frequent
   * words.
   *
   * @throws IllegalArgumentException when fewer than {@value #ENOUGH} tracks have one
   */
  public Modality tags() {
    Map<Integer, List<String>> wordsOf = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (int number = 1; number < vocabulary.size(); number++) {
      Track known = track.apply(vocabulary.ids().get(number - 1));
      if (known != null && !known.getGenres().isEmpty()) {
        List<String> words = known.getGenres().stream().flatMap(KnownTracks::words).toList();
        wordsOf.put(number, words);
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
      }
    }
    require("genres", wordsOf.size());
    List<String> kept =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_WORDS)
            .map(Map.Entry::getKey)
            .toList();
    float[] table = new float[vocabulary.size() * kept.size()];
    wordsOf.forEach(
        (number, words) ->
            words.stream()
                .mapToInt(kept::indexOf)
                .filter(at -> at >= 0)
                .forEach(at -> table[number * kept.size() + at] += 1f / words.size()));
    return new Modality("tags", kept.size(), table);
  }

  /**
   * Sentence embeddings of lyrics, or of title and artist of a track without, projected on the
   * first {@value #COMPONENTS} principal components of those of the training tracks. A track
   * without a text has zeros, which is the mean.
   *
   * @throws IllegalArgumentException when fewer than {@value #ENOUGH} training tracks have a text
   */
  public Modality lyrics(TextEncoder encoder, long seed) {
    Map<Integer, String> texts = new TreeMap<>();
    for (int number = 1; number < vocabulary.size(); number++) {
      int own = number;
      Optional.ofNullable(track.apply(vocabulary.ids().get(number - 1)))
          .map(TrackTexts::text)
          .filter(text -> !text.isBlank())
          .ifPresent(text -> texts.put(own, text));
    }
    List<float[]> embeddings = encoder.encode(List.copyOf(texts.values()));
    List<Integer> numbers = List.copyOf(texts.keySet());
    float[][] trained =
        IntStream.range(0, numbers.size())
            .filter(n -> vocabulary.isTrained(numbers.get(n)))
            .mapToObj(embeddings::get)
            .toArray(float[][]::new);
    require("lyrics or titles", trained.length);
    Pca pca = Pca.ofCount(trained, COMPONENTS, seed);
    int width = pca.components().length;
    float[] table = new float[vocabulary.size() * width];
    for (int n = 0; n < numbers.size(); n++) {
      System.arraycopy(pca.apply(embeddings.get(n)), 0, table, numbers.get(n) * width, width);
    }
    return new Modality("lyrics", width, table);
  }

  private static void require(String what, int found) {
    if (found < ENOUGH) {
      throw new IllegalArgumentException(
          "tracks: expected %s of %d played tracks or more, found those of %d; give a table of the tracks that are played"
              .formatted(what, ENOUGH, found));
    }
  }

  private static Stream<String> words(String genre) {
    return Arrays.stream(genre.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}&]+", -1))
        .filter(word -> !word.isEmpty());
  }

  private static float[] row(Track known) {
    float[] acoustic = AcousticNumbers.of(known.getAudioFeatures());
    acoustic[KEY] = known.getDurationMs();
    return acoustic;
  }
}
