package dev.segue.features.scoring;

import dev.segue.schemas.Genre;

/** When a forecast counts as one of a change of genre. Stateless. */
public final class GenreChange {

  private GenreChange() {}

  /**
   * Whether the genre changed; false when either is not known.
   *
   * @param previous genre of the session that was predicted from
   * @param next genre of the session that followed it
   */
  public static boolean between(Genre previous, Genre next) {
    return previous != Genre.UNKNOWN && next != Genre.UNKNOWN && previous != next;
  }
}
