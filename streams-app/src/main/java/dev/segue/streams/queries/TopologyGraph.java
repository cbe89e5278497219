package dev.segue.streams.queries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The topology as Kafka describes it, as data.
 *
 * @param subTopologies parts that share no state; each has one task per partition
 * @param globalStores tables of which every instance holds all
 */
public record TopologyGraph(List<SubTopology> subTopologies, List<GlobalStore> globalStores) {

  /** A part, with its nodes in the order of their names. */
  public record SubTopology(int id, List<Node> nodes) {}

  /** A table that every instance reads whole. */
  public record GlobalStore(String source, String processor, List<String> topics) {}

  /**
   * A node.
   *
   * @param type source, processor or sink
   * @param topics what a source reads or a sink writes
   * @param stores what a processor keeps
   * @param successors names of the nodes that it forwards to
   */
  public record Node(
      String name,
      String type,
      List<String> topics,
      List<String> stores,
      List<String> successors) {}

  static TopologyGraph of(TopologyDescription description) {
    List<SubTopology> parts = new ArrayList<>();
    for (TopologyDescription.Subtopology part : description.subtopologies()) {
      List<Node> nodes =
          part.nodes().stream()
              .map(TopologyGraph::node)
              .sorted(Comparator.comparing(Node::name))
              .toList();
      parts.add(new SubTopology(part.id(), nodes));
    }
    parts.sort(Comparator.comparingInt(SubTopology::id));
    List<GlobalStore> tables =
        description.globalStores().stream()
            .map(
                table ->
                    new GlobalStore(
                        table.source().name(),
                        table.processor().name(),
                        sorted(table.source().topicSet())))
            .toList();
    return new TopologyGraph(parts, tables);
  }

  private static Node node(TopologyDescription.Node node) {
    List<String> successors =
        node.successors().stream().map(TopologyDescription.Node::name).sorted().toList();
    if (node instanceof TopologyDescription.Source source) {
      return new Node(node.name(), "source", sorted(source.topicSet()), List.of(), successors);
    }
    if (node instanceof TopologyDescription.Sink sink) {
      return new Node(node.name(), "sink", List.of(sink.topic()), List.of(), successors);
    }
    Set<String> stores = ((TopologyDescription.Processor) node).stores();
    return new Node(node.name(), "processor", List.of(), sorted(stores), successors);
  }

  private static List<String> sorted(Set<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }
}
