package dev.segue.training.data;

import dev.segue.schemas.Genre;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The published sets of classes: all six, four without the rare ones, three named ones. */
public enum ClassSet {
  SIX,
  FOUR,
  THREE;

  /** The genres, in the order of the enum. */
  public List<Genre> genres() {
    return switch (this) {
      case SIX ->
          List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP, Genre.ELECTRONIC, Genre.JAZZ, Genre.OTHERS);
      case FOUR -> List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP, Genre.OTHERS);
      case THREE -> List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP);
    };
  }

  /** The set of 6, 4 or 3 classes. */
  public static ClassSet of(int size) {
    return switch (size) {
      case 6 -> SIX;
      case 4 -> FOUR;
      case 3 -> THREE;
      default -> throw new IllegalArgumentException("classes: expected 6, 4 or 3, found " + size);
    };
  }

  /** The smallest set that has all these genres. */
  public static ClassSet around(Collection<Genre> genres) {
    return Stream.of(THREE, FOUR)
        .filter(set -> set.genres().containsAll(genres))
        .findFirst()
        .orElse(SIX);
  }
}
