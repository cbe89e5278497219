package dev.segue.streams.tracks;

import dev.segue.schemas.TrackProfile;
import dev.segue.streams.deadletters.DeadLetter;
import java.util.List;

/** What became of a record of {@code tracks}. */
public sealed interface Enriched {

  /**
   * The profile to publish.
   *
   * @param profile null when the track was withdrawn
   */
  record Profiled(TrackProfile profile) implements Enriched {}

  /** The record cannot be used. */
  record Rejected(DeadLetter letter) implements Enriched {}

  /** The dead letter, if it is one. */
  default List<DeadLetter> deadLetters() {
    return this instanceof Rejected rejected ? List.of(rejected.letter()) : List.of();
  }

  default boolean isProfiled() {
    return this instanceof Profiled;
  }

  /** The profile; null when the track was withdrawn, or when there is none. */
  default TrackProfile profile() {
    return null;
  }
}
