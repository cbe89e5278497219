package dev.segue.training.popularity;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The genre words that an embedding exists for.
 *
 * @param words with ids from {@value #FIRST} on
 */
record GenreWords(List<String> words) {

  /** Most words that are read of a track. */
  static final int LENGTH = 12;

  private static final int UNKNOWN = 1;
  private static final int FIRST = 2;

  GenreWords {
    words = List.copyOf(words);
  }

  /** Every word that occurs in training. */
  static GenreWords of(List<RatedTrack> training) {
    TreeSet<String> words =
        training.stream()
            .flatMap(track -> track.genreTokens().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new GenreWords(List.copyOf(words));
  }

  /** Rows of the embedding: padding, unknown, the words. */
  int rows() {
    return FIRST + words.size();
  }

  /** The ids of a track's first words [{@value #LENGTH}], padded with 0 in front. */
  long[] ids(RatedTrack track) {
    long[] ids = new long[LENGTH];
    int count = Math.min(LENGTH, track.genreTokens().size());
    for (int n = 0; n < count; n++) {
      int at = words.indexOf(track.genreTokens().get(n));
      ids[LENGTH - count + n] = at < 0 ? UNKNOWN : FIRST + at;
    }
    return ids;
  }
}
