package dev.segue.quickstart.world;

/**
 * A happening on its way to a topic.
 *
 * @param arrivesAt epoch milliseconds
 * @param what what the record is about
 * @param role what the generator did to it
 */
record Arrival(long arrivesAt, Happening what, Role role) {

  enum Role {
    /** Arrives for the first time, within the grace. */
    GENUINE,
    /** The same record once more. */
    DUPLICATE,
    /** An additional record, days older than what arrives around it. */
    LATE,
    /** Bytes that are no record. */
    UNDECODABLE,
    /** A good record without a key. */
    NO_KEY,
    /** An event time that nobody can have reached. */
    FUTURE,
    /** A listen to the empty track id. */
    NO_TRACK;

    boolean isMalformed() {
      return this == UNDECODABLE || this == NO_KEY || this == FUTURE || this == NO_TRACK;
    }
  }
}
