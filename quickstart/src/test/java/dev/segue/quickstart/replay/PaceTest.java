package dev.segue.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant START = Instant.parse("2021-03-01T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong(77);

  private Pace pace(OptionalDouble rate, OptionalDouble speed) {
    return new Pace(rate, speed, nanos::get, wait -> nanos.addAndGet(Math.max(1, wait / 2)));
  }

  private static ReplayEvent at(long seconds) {
    return new ReplayEvent("listens", "u", new Listen(), Optional.of(START.plusSeconds(seconds)));
  }

  private Duration after(Pace pace, ReplayEvent event) {
    pace.await(event);
    return Duration.ofNanos(nanos.get() - 77);
  }

  @Test
  void shouldNotWaitWithoutRateAndSpeed() {
    Pace pace = pace(OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(after(pace, at(0))).isZero();
    assertThat(pace.isEarly(at(1000))).isFalse();
    assertThat(after(pace, at(1000))).isZero();
  }

  @Test
  void shouldKeepToTheRate() {
    Pace pace = pace(OptionalDouble.of(4), OptionalDouble.empty());

    assertThat(after(pace, at(0))).isZero();
    assertThat(pace.isEarly(at(0))).isTrue();
    assertThat(after(pace, at(0))).isEqualTo(Duration.ofMillis(250));
    assertThat(after(pace, at(0))).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void shouldRunEventTimeAtTheSpeed() {
    Pace pace = pace(OptionalDouble.empty(), OptionalDouble.of(60));
    ReplayEvent track = new ReplayEvent("tracks", "t", new Track(), Optional.empty());

    assertThat(after(pace, track)).isZero();
    assertThat(after(pace, at(0))).isZero();
    assertThat(after(pace, at(30))).isEqualTo(Duration.ofMillis(500));
    assertThat(after(pace, at(30))).isEqualTo(Duration.ofMillis(500));
    assertThat(after(pace, at(3600))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void shouldTakeTheSlowerOfBoth() {
    Pace pace = pace(OptionalDouble.of(1), OptionalDouble.of(60));

    assertThat(after(pace, at(0))).isZero();
    assertThat(after(pace, at(6))).isEqualTo(Duration.ofSeconds(1));
    assertThat(after(pace, at(600))).isEqualTo(Duration.ofSeconds(10));
  }
}
