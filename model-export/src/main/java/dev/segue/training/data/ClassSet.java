package dev.segue.training.data;

import dev.segue.schemas.Genre;
import java.util.List;

/** The published sets of classes: all six, four without the rare ones, three named ones. */
public enum ClassSet {
  SIX(List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP, Genre.ELECTRONIC, Genre.JAZZ, Genre.OTHERS)),
  FOUR(List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP, Genre.OTHERS)),
  THREE(List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP));

  private final List<Genre> genres;

  ClassSet(List<Genre> genres) {
    this.genres = genres;
  }

  /** The genres, in the order of the enum. */
  public List<Genre> genres() {
    return genres;
  }

  /** The set of 6, 4 or 3 classes. */
  public static ClassSet of(int size) {
    for (ClassSet set : values()) {
      if (set.genres.size() == size) {
        return set;
      }
    }
    throw new IllegalArgumentException("classes: expected 6, 4 or 3, found " + size);
  }
}
