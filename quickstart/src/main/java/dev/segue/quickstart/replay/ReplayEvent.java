package dev.segue.quickstart.replay;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.streams.config.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record and where it belongs.
 *
 * @param topic the topic's name
 * @param key user id, or track id for a track
 * @param value a {@code Listen}, {@code Tweet} or {@code Track}
 * @param at event time; empty for a track
 */
public record ReplayEvent(String topic, String key, SpecificRecord value, Optional<Instant> at) {

  static ReplayEvent of(Topics topics, String key, SpecificRecord value) {
    if (value instanceof Listen listen) {
      return new ReplayEvent(topics.listens(), key, value, Optional.of(listen.getListenedAt()));
    }
    if (value instanceof Tweet tweet) {
      return new ReplayEvent(topics.tweets(), key, value, Optional.of(tweet.getCreatedAt()));
    }
    if (value instanceof Track) {
      return new ReplayEvent(topics.tracks(), key, value, Optional.empty());
    }
    throw new IllegalArgumentException(
        "expected a Listen, Tweet or Track, found a " + value.getSchema().getName());
  }
}
