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
 * makes Streams process it before any event that waits beside it. A null value keeps the time of
 * its record.
 */
public final class EventTimes implements TimestampExtractor {

  private final Clock clock;

  public EventTimes(Clock clock) {
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
    return Math.max(0, record.timestamp());
  }

  private long valid(Instant at, ConsumerRecord<?, ?> record, long partitionTime) {
    long millis = at.toEpochMilli();
    if (UserEvents.validTime(millis, clock.millis())) {
      return millis;
    }
    return partitionTime >= 0 ? partitionTime : Math.max(0, record.timestamp());
  }
}
