package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Readiness readiness =
      new Readiness(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void shouldBeReadyOnlyWhileRunning() {
    assertThat(readiness.ready()).isFalse();

    readiness.moved(State.RUNNING);
    assertThat(readiness.ready()).isTrue();

    readiness.moved(State.REBALANCING);
    assertThat(readiness.ready()).isFalse();
  }

  @Test
  void shouldStayUnreadyAfterAFailureUntilTheNextAttemptHasHeld() {
    readiness.moved(State.RUNNING);

    Duration wait = readiness.failed("X");

    assertThat(readiness.ready()).isFalse();
    now = now.plus(wait);
    assertThat(readiness.ready()).isFalse();
    now = now.plus(wait);
    assertThat(readiness.ready()).isTrue();
    assertThat(readiness.report().lastFailure()).contains("X");
  }

  @Test
  void shouldBackOffLongerWithEveryFailureAndForgiveAfterAMinute() {
    assertThat(readiness.failed("X")).hasMillis(500);
    assertThat(readiness.failed("X")).hasMillis(1_000);
    for (int i = 0; i < 10; i++) {
      readiness.failed("X");
    }
    assertThat(readiness.failed("X")).hasSeconds(10);

    now = now.plusSeconds(61);
    assertThat(readiness.failed("X")).hasMillis(500);
  }

  @Test
  void shouldShowHowFarARestoreIs() {
    TopicPartition partition = new TopicPartition("changelog", 3);
    readiness.onRestoreStart(partition, "timelines", 10, 110);
    readiness.onBatchRestored(partition, "timelines", 60, 40);

    assertThat(readiness.report().restores())
        .containsExactly(new Readiness.Restore("timelines", 3, 40, 100));

    readiness.onRestoreEnd(partition, "timelines", 80);
    assertThat(readiness.report().restores())
        .containsExactly(new Readiness.Restore("timelines", 3, 80, 80));
  }

  @Test
  void shouldEstimateHowLongTheRestoreTakes() {
    readiness.onRestoreStart(new TopicPartition("a", 0), "timelines", 0, 300);
    readiness.onRestoreStart(new TopicPartition("b", 0), "steps", 0, 100);
    assertThat(readiness.progress()).isEqualTo(new Readiness.Progress(2, 0, 400, 0, 0, null));

    now = now.plusSeconds(2);
    readiness.onBatchRestored(new TopicPartition("a", 0), "timelines", 100, 100);
    readiness.onRestoreEnd(new TopicPartition("b", 0), "steps", 100);

    assertThat(readiness.progress()).isEqualTo(new Readiness.Progress(2, 1, 400, 200, 100, 3L));

    readiness.onRestoreSuspended(new TopicPartition("a", 0), "timelines", 100);
    assertThat(readiness.progress()).isEqualTo(new Readiness.Progress(1, 1, 100, 100, 50, 0L));
  }

  @Test
  void shouldCountANewRestoreApartFromOneThatAnotherInstanceTookOver() {
    readiness.onRestoreStart(new TopicPartition("a", 0), "timelines", 0, 300);
    readiness.onRestoreStart(new TopicPartition("a", 1), "timelines", 0, 300);
    readiness.onRestoreEnd(new TopicPartition("a", 0), "timelines", 300);
    readiness.onRestoreSuspended(new TopicPartition("a", 1), "timelines", 100);
    now = now.plusSeconds(3600);

    readiness.onRestoreStart(new TopicPartition("a", 2), "timelines", 0, 300);
    now = now.plusSeconds(1);
    readiness.onBatchRestored(new TopicPartition("a", 2), "timelines", 100, 100);

    assertThat(readiness.progress()).isEqualTo(new Readiness.Progress(1, 0, 300, 100, 100, 3L));
  }

  @Test
  void shouldCountANewRestoreApartFromAnEarlierOne() {
    readiness.onRestoreStart(new TopicPartition("a", 0), "timelines", 0, 300);
    readiness.onRestoreEnd(new TopicPartition("a", 0), "timelines", 300);
    now = now.plusSeconds(60);

    readiness.onRestoreStart(new TopicPartition("a", 1), "timelines", 0, 100);

    assertThat(readiness.progress()).isEqualTo(new Readiness.Progress(1, 0, 100, 0, 0, null));
  }
}
