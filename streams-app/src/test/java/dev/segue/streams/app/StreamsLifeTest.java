package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.segue.streams.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsLifeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path stateDir;

  private final Readiness readiness = new Readiness(Clock.systemUTC());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /** Its global thread waits for a broker that does not exist, and the start waits for it. */
  private static Topology global() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable("tracks", Consumed.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "life");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return properties;
  }

  @Test
  void shouldAnswerScrapesAndCloseWhileTheStartWaits() {
    StreamsLife life =
        new StreamsLife(StreamsLifeTest::global, properties(), readiness, Duration.ofSeconds(2));
    new StreamMetrics(new Meters(meters), readiness, new StreamFigures(life::streams))
        .register(List.of("listens"));
    ExecutorService starter = Executors.newSingleThreadExecutor();
    Future<?> starting = starter.submit(life::start);
    starter.shutdown();

    assertTimeoutPreemptively(PATIENCE, () -> awaitClient(life));
    double alive = assertTimeoutPreemptively(PATIENCE, this::threadsAlive);
    boolean waiting = !starting.isDone();
    assertTimeoutPreemptively(PATIENCE, life::close);

    assertThat(alive).isZero();
    assertThat(waiting).isTrue();
  }

  @Test
  void shouldNotStartOnceItIsClosed() {
    StreamsLife life =
        new StreamsLife(StreamsLifeTest::global, properties(), readiness, Duration.ofSeconds(2));
    life.close();

    assertTimeoutPreemptively(PATIENCE, life::start);

    assertThat(life.streams()).isNull();
  }

  @Test
  void shouldDescribeWhatItStartedWithoutBuildingItAgain() {
    AtomicInteger built = new AtomicInteger();
    StreamsLife life =
        new StreamsLife(
            () -> {
              built.incrementAndGet();
              return global();
            },
            properties(),
            readiness,
            Duration.ofSeconds(2));
    life.close();
    assertThat(life.description()).isNull();
    assertTimeoutPreemptively(PATIENCE, life::start);

    assertThat(life.description().globalStores()).hasSize(1);
    assertThat(life.description()).isSameAs(life.description());
    assertThat(built).hasValue(1);
  }

  private double threadsAlive() {
    return meters.get("segue.stream.threads.alive").gauge().value();
  }

  private static void awaitClient(StreamsLife life) {
    while (life.streams() == null) {
      Thread.onSpinWait();
    }
  }
}
