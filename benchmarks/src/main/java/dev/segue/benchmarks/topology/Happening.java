package dev.segue.benchmarks.topology;

import org.apache.avro.specific.SpecificRecord;

/**
 * One event of a user.
 *
 * @param value a {@link dev.segue.schemas.Tweet} or a {@link dev.segue.schemas.Listen}
 */
record Happening(String user, SpecificRecord value) {

  boolean isTweet() {
    return value instanceof dev.segue.schemas.Tweet;
  }
}
