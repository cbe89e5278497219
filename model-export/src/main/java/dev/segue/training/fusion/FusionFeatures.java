package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what is known of a track, its tags apart, into one row [F]: numbers, their bins, then one
 * vector per text field. Fitted to the training tracks. Immutable and thread-safe.
 *
 * @param numbers that are read
 * @param tables of the text fields, in their order
 * @param ownWords whether the words of names also get vectors of the network's own
 */
record FusionFeatures(TrackNumbers numbers, List<WordTable> tables, boolean ownWords) {

  FusionFeatures {
    tables = List.copyOf(tables);
  }

  /**
   * Fits to training tracks.
   *
   * @throws IllegalArgumentException when nothing is known of them
   */
  static FusionFeatures fit(FusionForm form, List<Track> training, long seed) {
    boolean all = !form.metadataOnly();
    TrackNumbers numbers =
        TrackNumbers.fit(all ? TrackNumber.ALL : TrackNumber.METADATA, training, form.bins());
    List<WordTable> tables = new ArrayList<>(WordTables.ofMetadata(training, seed));
    if (all) {
      tables.addAll(WordTables.ofLyrics(training, seed));
    }
    FusionFeatures features = new FusionFeatures(numbers, tables, form.ownWords());
    if (features.width() < 2) {
      throw new IllegalArgumentException(
          "features: expected numbers or words that occur in two training tracks, found %d columns; give tables with more columns"
              .formatted(features.width()));
    }
    return features;
  }

  /** The same, to which every artist is new. */
  FusionFeatures withoutArtist() {
    return new FusionFeatures(
        numbers,
        tables.stream()
            .map(table -> table.field() == TextField.ARTIST ? table.withoutWords() : table)
            .toList(),
        ownWords);
  }

  /** F. */
  int width() {
    return numbers.width() + tables.stream().mapToInt(WordTable::width).sum();
  }

  /** The row [F] of a track. */
  float[] row(Track track) {
    float[] row = new float[width()];
    float[] plain = numbers.withBins(track);
    System.arraycopy(plain, 0, row, 0, plain.length);
    int at = plain.length;
    for (WordTable table : tables) {
      float[] vector = table.vector(table.ids(table.field().words(track)));
      System.arraycopy(vector, 0, row, at, vector.length);
      at += vector.length;
    }
    return row;
  }

  /** The tables whose words also get vectors of the network's own. */
  List<WordTable> names() {
    return tables.stream()
        .filter(table -> ownWords && TextField.METADATA.contains(table.field()))
        .toList();
  }

  /** The ids of the words of tracks, per table of {@link #names}. */
  List<long[][]> words(List<Track> tracks) {
    return names().stream()
        .map(
            table ->
                tracks.stream()
                    .map(track -> table.ids(table.field().words(track)))
                    .toArray(long[][]::new))
        .toList();
  }

  /** The rows [N][F] of tracks. */
  float[][] rows(List<Track> tracks) {
    return tracks.stream().map(this::row).toArray(float[][]::new);
  }
}
