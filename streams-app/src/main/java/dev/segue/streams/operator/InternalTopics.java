package dev.segue.streams.operator;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;

/**
 * The names that Kafka Streams gives to the changelogs and repartition topics of a topology. They
 * are derived from it, not guessed from the prefix: {@code segue-} begins the topics of {@code
 * segue-staging}, too.
 */
final class InternalTopics {

  private static final String REPARTITION = "-repartition";

  private InternalTopics() {}

  static Set<String> of(String applicationId, Topology topology) {
    Set<String> names = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (Node node : part.nodes()) {
        if (node instanceof Processor processor) {
          processor.stores().forEach(s -> names.add(applicationId + "-" + s + "-changelog"));
        } else if (node instanceof Sink sink
            && sink.topic() != null
            && sink.topic().endsWith(REPARTITION)) {
          names.add(applicationId + "-" + sink.topic());
        }
      }
    }
    return names;
  }
}
