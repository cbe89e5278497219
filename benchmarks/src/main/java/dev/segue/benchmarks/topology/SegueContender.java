package dev.segue.benchmarks.topology;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.serdes.AvroSerdes;
import dev.segue.streams.topology.SegueTopology;
import dev.segue.streams.topology.TopologyParts;
import dev.segue.streams.topology.TopologySettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * Segue's topology as {@code segue run} builds it.
 *
 * @param predictors what answers
 */
record SegueContender(String name, SegueConfig config, Predictors predictors) implements Contender {

  @Override
  public int batchSize() {
    return config.batch().maxSize();
  }

  @Override
  public Topology topology(TopologyConfig topologyConfig) {
    BatchConfig batch = config.batch();
    TopologySettings settings =
        new TopologySettings(
            topics(), config.timeline(), batch, config.topics().repartitionInputs());
    return SegueTopology.build(settings, parts(), topologyConfig);
  }

  private TopologyParts parts() {
    GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
    return new TopologyParts(
        new AvroSerdes(SpecificAvroSerde.class, Testbed.registryConfig()),
        LexiconStressScorer.ofDefaults(),
        track -> TrackProfiles.of(track, taxonomy),
        predictors,
        new TopologyMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
        Clock.systemUTC());
  }
}
