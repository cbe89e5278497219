package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;

/**
 * One thing that a user did.
 *
 * @param who the user
 * @param id id of the listen or tweet
 * @param at event time, epoch milliseconds; no two of a user are less than a minute apart
 * @param medium how it shows
 * @param genre of the track; null for a tweet without one
 * @param thing index of the track in the catalogue, or of the text in the grammar
 * @param tellsOffset whether the record carries the offset from UTC, or the profile's zone must do
 */
record Happening(
    Resident who, String id, long at, Medium medium, Genre genre, int thing, boolean tellsOffset) {

  /** How an event reaches the stream. */
  enum Medium {
    /** A listen on the topic {@code listens}. */
    PLAYED,
    /** A tweet with a link to a track. */
    SHARED,
    /** A tweet without one. */
    SAID
  }

  boolean isSession() {
    return medium != Medium.SAID;
  }

  /** The topic it arrives on. */
  String topic() {
    return medium == Medium.PLAYED ? WorldEvent.LISTENS : WorldEvent.TWEETS;
  }
}
