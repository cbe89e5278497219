package dev.segue.streams.operator;

import static java.util.stream.Collectors.joining;

import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.ExistingTopic;
import dev.segue.streams.config.ExistingTopic.Difference;
import dev.segue.streams.config.ExistingTopics;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.TopicsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Compares the topics of a cluster with what Segue needs. How long the inputs are kept is for their
 * owner to say, and not compared.
 */
public final class TopicAudit {

  private final ClusterConfig cluster;
  private final TopicsConfig topics;

  public TopicAudit(ClusterConfig cluster, TopicsConfig topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /**
   * One finding for each topic and each thing that is wrong with it.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer or refuses
   */
  public List<Finding> findings(Admin admin) {
    List<TopicSettings> inputs = TopicSettings.inputs(topics.names(), 1);
    List<TopicSettings> outputs = TopicSettings.outputs(topics.names(), 1);
    Map<String, ExistingTopic> found = ExistingTopics.find(admin, all(inputs, outputs));
    List<Finding> findings = new ArrayList<>(partitionCounts(found));
    for (TopicSettings topic : all(inputs, outputs)) {
      findings.addAll(findings(topic, found.get(topic.name()), inputs.contains(topic)));
    }
    ExistingTopic.untold(List.copyOf(found.values()))
        .ifPresent(untold -> findings.add(Finding.info("topics", untold)));
    return findings;
  }

  private static List<TopicSettings> all(List<TopicSettings> inputs, List<TopicSettings> outputs) {
    List<TopicSettings> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    return all;
  }

  private List<Finding> partitionCounts(Map<String, ExistingTopic> found) {
    List<ExistingTopic> inputs =
        topics.names().userInputs().stream().filter(found::containsKey).map(found::get).toList();
    boolean equal = inputs.stream().mapToInt(ExistingTopic::partitions).distinct().count() < 2;
    if (equal || topics.repartitionInputs()) {
      return List.of();
    }
    String counts =
        inputs.stream().map(t -> t.wanted().name() + " " + t.partitions()).collect(joining(", "));
    return List.of(
        Finding.fail(
            "topic partitions",
            "expected equal counts for the topics of a user, found " + counts,
            "recreate the empty ones with segue topics create, or set input.repartition=true"));
  }

  private List<Finding> findings(TopicSettings topic, ExistingTopic found, boolean input) {
    String check = "topic " + topic.name();
    if (found == null) {
      return List.of(
          Finding.fail(
              check, "expected a topic, found none", "create it with segue topics create"));
    }
    List<Finding> wrong =
        found.differences().stream()
            .filter(d -> !input || !d.rule().key().equals(TopicConfig.RETENTION_MS_CONFIG))
            .map(difference -> finding(check, difference))
            .toList();
    return wrong.isEmpty() ? List.of(Finding.ok(check, description(found))) : wrong;
  }

  private Finding finding(String check, Difference difference) {
    String remedy = difference.remedy(cluster.brokers());
    return difference.rule().stops()
        ? Finding.fail(check, difference.what(), remedy)
        : Finding.warn(check, difference.what(), remedy);
  }

  private static String description(ExistingTopic topic) {
    int partitions = topic.partitions();
    String settings =
        topic.wanted().rules().stream()
            .filter(rule -> topic.found().containsKey(rule.key()))
            .map(rule -> rule.key() + "=" + topic.found().get(rule.key()))
            .collect(joining(", "));
    return partitions + (partitions == 1 ? " partition" : " partitions") + "; " + settings;
  }
}
