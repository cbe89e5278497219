package dev.segue.streams.events;

import dev.segue.features.timeline.UserEvents;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Reads the event time in the payload. Never throws and never gives a negative time (Streams would
 * drop the record silently): an invalid time becomes the partition's time, and {@link ReadEvents}
 * sets the record aside.
 *
 * <p>A profile has no event time. It holds from the next session on, so it gets the time 0, which
 * makes Streams process it before any event that waits beside it. An erasure keeps the time of its
 * record.
 */
public final class EventTimes implements TimestampExtractor {

  private final String usersTopic;
  private final Clock clock;

  /**
   * @param usersTopic where a null value is an erasure
   * @param clock for refusing event times more than a day in the future
   */
  public EventTimes(String usersTopic, Clock clock) {
    this.usersTopic = usersTopic;
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    if (record.value() instanceof Inbound.Decoded decoded) {
      if (decoded.value() instanceof UserProfile) {
        return 0;
      }
      if (decoded.value() instanceof Tweet tweet) {
        return valid(tweet.getCreatedAt(), record, partitionTime);
      }
      if (decoded.value() instanceof Listen listen) {
        return valid(listen.getListenedAt(), record, partitionTime);
      }
    }
    boolean erasure =
        record.value() instanceof Inbound.Tombstone && record.topic().equals(usersTopic);
    return erasure ? Math.max(0, record.timestamp()) : orPartitionTime(record, partitionTime);
  }

  private long valid(Instant at, ConsumerRecord<?, ?> record, long partitionTime) {
    long millis = at.toEpochMilli();
    if (UserEvents.validTime(millis, clock.millis())) {
      return millis;
    }
    return orPartitionTime(record, partitionTime);
  }

  /**
   * The record's own time is the broker's: among older events it would hold back its whole
   * partition until the others are empty, and make everything behind it late.
   */
  private static long orPartitionTime(ConsumerRecord<?, ?> record, long partitionTime) {
    return partitionTime >= 0 ? partitionTime : Math.max(0, record.timestamp());
  }
}
