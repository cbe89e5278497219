package dev.segue.streams.app;

import static java.util.stream.Collectors.joining;

import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.ExistingTopic;
import dev.segue.streams.config.ExistingTopic.Difference;
import dev.segue.streams.config.ExistingTopics;
import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.TopicsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks before the start that the broker answers, that the inputs exist with equal partition
 * counts (Streams does not check that for a source of several topics), and creates the outputs or
 * checks the settings of those that exist.
 */
final class TopicChecks {

  private static final Logger LOG = LoggerFactory.getLogger(TopicChecks.class);

  private final ClusterConfig cluster;
  private final TopicsConfig topics;

  TopicChecks(ClusterConfig cluster, TopicsConfig topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /**
   * Returns how many partitions users are spread over.
   *
   * @throws StartFailure with what is wrong and what to do
   */
  int run() {
    try (Admin admin = Admin.create(cluster.adminConfigs())) {
      Map<String, Integer> partitions = inputPartitions(admin);
      requireEqualCounts(partitions);
      int most = partitions.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      requireOutputs(admin, TopicSettings.outputs(topics.names(), most));
      return most;
    } catch (StartFailure e) {
      throw e;
    } catch (KafkaException e) {
      throw new StartFailure(BrokerTrouble.of(cluster, e).line(), e);
    }
  }

  private Map<String, Integer> inputPartitions(Admin admin) {
    List<String> inputs = new ArrayList<>(topics.names().userInputs());
    inputs.add(topics.names().tracks());
    Map<String, Integer> found = ExistingTopics.partitions(admin, inputs);
    String missing =
        inputs.stream().filter(t -> !found.containsKey(t)).sorted().collect(joining(", "));
    if (!missing.isEmpty()) {
      throw new StartFailure(
          "missing input topics "
              + missing
              + " on "
              + cluster.brokers()
              + "; create them with segue topics create (tweets, listens and users need equal"
              + " partition counts)");
    }
    found.remove(topics.names().tracks());
    return found;
  }

  private void requireEqualCounts(Map<String, Integer> partitions) {
    if (!topics.repartitionInputs() && partitions.values().stream().distinct().count() > 1) {
      throw new StartFailure(
          "unequal partition counts "
              + partitions
              + ": one task must own all topics of a user; recreate the topics with equal counts or"
              + " set input.repartition=true");
    }
  }

  private void requireOutputs(Admin admin, List<TopicSettings> outputs) {
    Map<String, ExistingTopic> found = ExistingTopics.find(admin, outputs);
    checkSettings(List.copyOf(found.values()));
    List<TopicSettings> missing =
        outputs.stream().filter(topic -> !found.containsKey(topic.name())).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (!topics.create()) {
      throw new StartFailure(
          "missing output topics "
              + missing.stream().map(TopicSettings::name).collect(joining(", "))
              + "; create them with segue topics create, or set topics.create=true");
    }
    TopicCreation.create(admin, missing, topics.replicationFactor());
  }

  private void checkSettings(List<ExistingTopic> outputs) {
    ExistingTopic.untold(outputs).ifPresent(LOG::warn);
    List<Difference> differences =
        outputs.stream().flatMap(topic -> topic.differences().stream()).toList();
    differences.stream()
        .filter(difference -> !difference.rule().stops())
        .forEach(difference -> LOG.warn(line(difference)));
    String obstacles =
        differences.stream()
            .filter(difference -> difference.rule().stops())
            .map(this::line)
            .collect(joining("; "));
    if (!obstacles.isEmpty()) {
      throw new StartFailure(obstacles);
    }
  }

  private String line(Difference difference) {
    return "topic "
        + difference.topic()
        + ": "
        + difference.what()
        + "; "
        + difference.remedy(cluster.brokers());
  }
}
