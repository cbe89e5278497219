package dev.segue.streams.app;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.queries.ServedBundle;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * What the application runs, with everything that lives longer than one topology: the loaded model.
 */
public interface StreamPlan extends AutoCloseable {

  /** A new topology; asked for again when Kafka Streams has to be started anew. */
  Topology topology(TopologyConfig config);

  /** What Kafka Streams must be configured with for the topology. */
  Map<String, Object> requiredConfig();

  /** Where the model runs: {@code cpu}, {@code cuda:N} or {@code baseline}. */
  String provider();

  /** The bundles that answer now; empty when a baseline does. */
  List<ServedBundle> models();

  /** Gives back what the plan holds; called once no topology of it runs. */
  @Override
  void close();

  /** Loads and verifies what a plan needs. */
  @FunctionalInterface
  interface Source {

    /**
     * Opens the plan of a configuration.
     *
     * @throws StartFailure when something it needs is missing or damaged
     */
    StreamPlan open(SegueConfig config, MeterRegistry metrics);
  }
}
