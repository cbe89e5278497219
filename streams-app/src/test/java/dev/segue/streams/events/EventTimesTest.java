package dev.segue.streams.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long APPENDED = NOW - 5;

  private final EventTimes times =
      new EventTimes("users", Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  private static ConsumerRecord<Object, Object> record(Inbound value, long timestamp) {
    return record("tweets", value, timestamp);
  }

  private static ConsumerRecord<Object, Object> record(
      String topic, Inbound value, long timestamp) {
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        timestamp,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        null,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static Inbound listen(Instant at) {
    return new Inbound.Decoded(
        Listen.newBuilder().setId("l").setTrackId("x:1").setListenedAt(at).build(), null);
  }

  @Test
  void shouldReadTheTimeInThePayload() {
    Instant at = Instant.ofEpochMilli(NOW - 1_000_000);
    Inbound tweet =
        new Inbound.Decoded(
            Tweet.newBuilder().setId("t").setCreatedAt(at).setText("").build(), null);

    assertThat(times.extract(record(listen(at), APPENDED), 7)).isEqualTo(NOW - 1_000_000);
    assertThat(times.extract(record(tweet, APPENDED), 7)).isEqualTo(NOW - 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, NOW + 86_400_001, Long.MAX_VALUE})
  void shouldTakeThePartitionsTimeForAnInvalidOne(long at) {
    assertThat(times.extract(record(listen(Instant.ofEpochMilli(at)), APPENDED), 7)).isEqualTo(7);
  }

  @Test
  void shouldNeverBeNegative() {
    Inbound undecodable = new Inbound.Undecodable("bad", new byte[0]);

    assertThat(times.extract(record(undecodable, -1), -1)).isZero();
    assertThat(times.extract(record(listen(Instant.EPOCH), -1), -1)).isZero();
  }

  @Test
  void shouldPutProfilesBeforeEventsAndErasuresAtTheirRecordsTime() {
    Inbound profile = new Inbound.Decoded(UserProfile.newBuilder().build(), null);

    assertThat(times.extract(record(profile, APPENDED), 7)).isZero();
    assertThat(times.extract(record("users", new Inbound.Tombstone(), APPENDED), 7))
        .isEqualTo(APPENDED);
  }

  @Test
  void shouldNotHoldBackAPartitionBehindARecordWithoutEventTime() {
    Inbound undecodable = new Inbound.Undecodable("bad", new byte[0]);

    assertThat(times.extract(record(undecodable, APPENDED), 7)).isEqualTo(7);
    assertThat(times.extract(record(new Inbound.Tombstone(), APPENDED), 7)).isEqualTo(7);
  }
}
