package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final int RECORDS = 5;

  @Test
  void shouldNotSettleWhileRecordsComeOneByOne() {
    AtomicLong looks = new AtomicLong();

    Patience.settle(
        Duration.ofMillis(120),
        Duration.ofMinutes(1),
        () -> Math.min(looks.incrementAndGet(), RECORDS));

    assertThat(looks.get()).isGreaterThan(RECORDS);
  }
}
