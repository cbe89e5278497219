package dev.segue.training.popularity;

import dev.segue.features.encoding.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The genre words that an embedding exists for. Row 0 of the embedding is padding, row 1 any other
 * word, the words follow.
 */
public final class GenreWords {

  /** Most words that are read of a track. */
  static final int LENGTH = 12;

  /** Rows before those of the words. */
  private static final int OTHERS = 2;

  private static final long UNKNOWN = 1;

  private final Vocabulary words;

  public GenreWords(List<String> words) {
    this.words = new Vocabulary(words);
  }

  /** Every word that occurs. */
  static GenreWords of(Collection<RatedTrack> training) {
    TreeSet<String> words =
        training.stream()
            .flatMap(rated -> rated.track().genreTokens().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new GenreWords(List.copyOf(words));
  }

  /** The words in the order of their ids. */
  public List<String> words() {
    return words.names();
  }

  /** Rows of the embedding. */
  int rows() {
    return OTHERS + words.size();
  }

  /** The ids of a track's first words [{@value #LENGTH}], padded with 0 in front. */
  long[] ids(DescribedTrack track) {
    long[] ids = new long[LENGTH];
    int count = Math.min(LENGTH, track.genreTokens().size());
    for (int n = 0; n < count; n++) {
      ids[LENGTH - count + n] = UNKNOWN + words.id(track.genreTokens().get(n));
    }
    return ids;
  }
}
