package dev.segue.streams.app;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.queries.ServedBundle;
import dev.segue.streams.serdes.AvroSerdes;
import dev.segue.streams.topology.SegueTopology;
import dev.segue.streams.topology.TopologyParts;
import dev.segue.streams.topology.TopologySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What {@code segue run} runs: the topology of DESIGN, with the configured model. */
public final class SeguePlan implements StreamPlan {

  private final TopologySettings settings;
  private final TopologyParts parts;
  private final ServingModel model;

  private SeguePlan(TopologySettings settings, TopologyParts parts, ServingModel model) {
    this.settings = settings;
    this.parts = parts;
    this.model = model;
  }

  /**
   * Loads the lexicon, the taxonomy, the serde and the model.
   *
   * @throws StartFailure when one of them cannot be used
   */
  public static SeguePlan open(SegueConfig config, MeterRegistry metrics) {
    AvroSerdes serdes = serdes(config.cluster());
    ServingModel model = ServingModel.open(config.model());
    GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
    TopologyMetrics counted = new TopologyMetrics(metrics);
    counted.expect(config.topics().names().inputs(), model.provider());
    TopologyParts parts =
        new TopologyParts(
            serdes,
            LexiconStressScorer.ofDefaults(),
            track -> TrackProfiles.of(track, taxonomy),
            model.predictors(config.batch().maxSize()),
            counted,
            Clock.systemUTC());
    TopologySettings settings =
        new TopologySettings(
            config.topics().names(),
            config.timeline(),
            config.batch(),
            config.topics().repartitionInputs());
    return new SeguePlan(settings, parts, model);
  }

  /**
   * The serdes of all topics.
   *
   * @throws StartFailure when the configured class is none
   */
  static AvroSerdes serdes(ClusterConfig cluster) {
    try {
      return AvroSerdes.of(cluster.avroSerde(), cluster.registry());
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  @Override
  public Topology topology(TopologyConfig config) {
    return SegueTopology.build(settings, parts, config);
  }

  @Override
  public Map<String, Object> requiredConfig() {
    return SegueTopology.requiredConfig(settings.batching());
  }

  @Override
  public String provider() {
    return model.provider();
  }

  @Override
  public List<ServedBundle> models() {
    return model.served();
  }

  @Override
  public void close() {
    model.close();
  }
}
