package dev.segue.streams.app;

import dev.segue.streams.config.InvalidConfigException;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.StreamsProperties;
import dev.segue.streams.http.Endpoint;
import dev.segue.streams.http.HttpSurface;
import dev.segue.streams.live.LiveFeed;
import dev.segue.streams.metrics.Meters;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * The running application: checks the cluster, loads the model, runs the topology, and answers
 * health and metrics. Closing it takes at most ten seconds.
 */
public final class SegueApp implements AutoCloseable {

  private static final Duration STREAMS_CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Readiness readiness = new Readiness(Clock.systemUTC());
  private final StreamPlan plan;
  private final StreamsLife life;
  private final HttpSurface http;
  private final Optional<LiveFeed> page;
  private boolean closed;

  /**
   * @param userPartitions how many partitions users are spread over
   */
  SegueApp(SegueConfig config, StreamPlan.Source source, int userPartitions) {
    plan = source.open(config, metrics);
    http = bind(config);
    try {
      life = life(config);
      new JvmMemoryMetrics().bindTo(metrics);
      new StreamMetrics(new Meters(metrics), readiness, new StreamFigures(life::streams))
          .register(config.topics().names().inputs());
      page = config.ui() ? Optional.of(page(config)) : Optional.empty();
      http.start(
          new SurfaceRoutes(config, plan, life, readiness, metrics::scrape)
              .routes(userPartitions, page));
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  /** Gives back what was opened before a start failed: the page may not have been. */
  private void abandon() {
    Optional.ofNullable(page).flatMap(feed -> feed).ifPresent(LiveFeed::close);
    http.close();
    plan.close();
    metrics.close();
  }

  /**
   * Checks, loads and starts; returns before the state is restored, see {@link #readiness()}.
   *
   * @throws StartFailure when something that the application needs is missing or wrong
   * @throws InvalidConfigException when Kafka Streams refuses a setting
   */
  public static SegueApp start(SegueConfig config, StreamPlan.Source source) {
    int userPartitions = new TopicChecks(config.cluster(), config.topics()).run();
    RegistryCheck.run(config);
    SegueApp app = new SegueApp(config, source, userPartitions);
    try {
      app.life.start();
    } catch (StreamsException | ConfigException e) {
      app.close();
      throw new StartFailure(
          "Kafka Streams does not start: "
              + Failures.root(e).getMessage()
              + "; is another instance using state.dir "
              + config.runtime().stateDir().toAbsolutePath()
              + "?",
          e);
    }
    return app;
  }

  /** Whether the application serves, and how far it is. */
  public Readiness readiness() {
    return readiness;
  }

  /** The metrics that {@code /metrics} shows. */
  public PrometheusMeterRegistry metrics() {
    return metrics;
  }

  /** The port of health and metrics. */
  public int httpPort() {
    return http.port();
  }

  /** Where the model runs: {@code cpu}, {@code cuda:N} or {@code baseline}. */
  public String provider() {
    return plan.provider();
  }

  /** The running Kafka Streams client, for queries of its stores. */
  public KafkaStreams streams() {
    return life.streams();
  }

  /** Commits, leaves the group and gives everything back; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      life.close();
      page.ifPresent(LiveFeed::close);
      http.close();
      plan.close();
      metrics.close();
    }
  }

  private StreamsLife life(SegueConfig config) {
    Map<String, Object> required = new HashMap<>(plan.requiredConfig());
    required.put(StreamsConfig.APPLICATION_SERVER_CONFIG, Endpoint.of(config.http(), http.port()));
    Properties properties = StreamsProperties.of(config, required);
    TopologyConfig topologyConfig = StreamsProperties.topologyConfig(properties);
    return new StreamsLife(
        () -> plan.topology(topologyConfig), properties, readiness, STREAMS_CLOSE_TIMEOUT);
  }

  private HttpSurface bind(SegueConfig config) {
    try {
      return HttpSurface.bind(config.http());
    } catch (InvalidConfigException e) {
      plan.close();
      throw e;
    } catch (IOException e) {
      plan.close();
      throw new StartFailure(
          "cannot listen on "
              + config.http().host()
              + ":"
              + config.http().port()
              + " ("
              + e.getMessage()
              + "); set http.port to a free port, or to 0",
          e);
    }
  }

  private LiveFeed page(SegueConfig config) {
    return LiveFeed.start(
        config.cluster(),
        config.topics().names(),
        SeguePlan.serdes(config.cluster()),
        new InstanceFigures(readiness, metrics, plan::provider, config.runtime().threads()));
  }
}
