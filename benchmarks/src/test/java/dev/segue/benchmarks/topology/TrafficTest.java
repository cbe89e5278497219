package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.benchmarks.topology.Traffic.Measured;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  @Test
  void shouldTakeAMixedRunApartIntoListensAndTweets() {
    Measured listens = new Measured(Map.of("a-changelog", new Volume(10, 1_000)), 10, 0);
    Measured mixed =
        new Measured(
            Map.of("a-changelog", new Volume(30, 2_000), "out", new Volume(20, 600)), 10, 20);

    Traffic traffic = Traffic.of(listens, mixed);

    assertThat(traffic.listen().get("a-changelog").bytes()).isCloseTo(100, ROUNDING);
    assertThat(traffic.tweet().get("a-changelog").bytes()).isCloseTo(50, ROUNDING);
    assertThat(traffic.tweet().get("a-changelog").bytesPerRecord()).isCloseTo(50, ROUNDING);
    assertThat(Traffic.changelogBytes(traffic.tweet())).isCloseTo(50, ROUNDING);
    assertThat(Traffic.outputBytes(traffic.tweet())).isCloseTo(30, ROUNDING);
  }
}
