package dev.segue.benchmarks.topology;

import dev.segue.streams.config.Topics;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** A topology that takes part in a comparison, with topics and state of its own. */
interface Contender {

  /** Its name: application id, and prefix of its topics. */
  String name();

  /** Most requests of one model call. */
  int batchSize();

  /** A new topology over its topics, for the next lap. */
  Topology topology(TopologyConfig config);

  default Topics topics() {
    return new Topics(name() + ".");
  }
}
