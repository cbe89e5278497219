package dev.segue.streams.app;

import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.TopicsConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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
   * @throws StartFailure with what is wrong and what to do
   */
  void run() {
    try (Admin admin = Admin.create(cluster.adminConfigs())) {
      Map<String, Integer> partitions = inputPartitions(admin);
      requireEqualCounts(partitions);
      int most = partitions.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      requireOutputs(admin, TopicSettings.outputs(topics.names(), most));
    } catch (StartFailure e) {
      throw e;
    } catch (KafkaException e) {
      throw unusable(e);
    }
  }

  private Map<String, Integer> inputPartitions(Admin admin) {
    List<String> inputs = new ArrayList<>(topics.names().userInputs());
    inputs.add(topics.names().tracks());
    Map<String, Optional<Integer>> found = partitions(admin, inputs);
    List<String> missing =
        inputs.stream().filter(topic -> found.get(topic).isEmpty()).sorted().toList();
    if (!missing.isEmpty()) {
      throw new StartFailure(
          "missing input topics "
              + String.join(", ", missing)
              + " on "
              + bootstrap()
              + "; create them (tweets, listens and users with equal partition counts)");
    }
    return topics.names().userInputs().stream()
        .collect(
            Collectors.toMap(
                topic -> topic,
                topic -> found.get(topic).orElseThrow(),
                (a, b) -> a,
                LinkedHashMap::new));
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
    List<String> names = outputs.stream().map(TopicSettings::name).toList();
    Map<String, Optional<Integer>> found = partitions(admin, names);
    List<TopicSettings> missing =
        outputs.stream().filter(topic -> found.get(topic.name()).isEmpty()).toList();
    checkSettings(admin, outputs.stream().filter(topic -> !missing.contains(topic)).toList());
    if (missing.isEmpty()) {
      return;
    }
    if (!topics.create()) {
      throw new StartFailure(
          "missing output topics "
              + missing.stream().map(TopicSettings::name).collect(Collectors.joining(", "))
              + "; create them or set topics.create=true");
    }
    TopicCreation.create(admin, missing, topics.replicationFactor());
  }

  private static void checkSettings(Admin admin, List<TopicSettings> existing) {
    Map<ConfigResource, Config> found =
        await(admin.describeConfigs(existing.stream().map(TopicChecks::resource).toList()).all());
    List<ExistingOutput> outputs =
        existing.stream().map(t -> new ExistingOutput(t, values(found.get(resource(t))))).toList();
    ExistingOutput.untold(outputs).ifPresent(LOG::warn);
    outputs.forEach(output -> output.warning().ifPresent(LOG::warn));
    String obstacles =
        outputs.stream()
            .flatMap(output -> output.obstacle().stream())
            .collect(Collectors.joining("; "));
    if (!obstacles.isEmpty()) {
      throw new StartFailure(obstacles);
    }
  }

  private static ConfigResource resource(TopicSettings topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static Map<String, Optional<Integer>> partitions(Admin admin, Collection<String> names) {
    Map<String, Optional<Integer>> counts = new LinkedHashMap<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(names).topicNameValues();
    described.forEach((topic, future) -> counts.put(topic, partitions(future)));
    return counts;
  }

  private static Optional<Integer> partitions(KafkaFuture<TopicDescription> description) {
    try {
      return Optional.of(await(description).partitions().size());
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while waiting for the broker; start again", e);
    }
  }

  private StartFailure unusable(KafkaException e) {
    Throwable root = Failures.root(e);
    String what;
    if (e instanceof TimeoutException) {
      what =
          "no broker answers at "
              + bootstrap()
              + " within "
              + cluster.startTimeout().toMillis()
              + " ms; start it, or correct bootstrap.servers (or kafka.security.protocol when the"
              + " broker wants TLS)";
    } else if (e instanceof AuthenticationException) {
      what = "the broker at " + bootstrap() + " refuses to authenticate: " + e.getMessage();
      what += "; correct the kafka.sasl.* or kafka.ssl.* settings";
    } else if (e instanceof AuthorizationException) {
      what = "the broker at " + bootstrap() + " denies access: " + e.getMessage();
      what +=
          "; grant describe, describe configs, read, write and create on Segue's topics and group";
    } else {
      what = "the broker at " + bootstrap() + " cannot be used: " + root.getMessage();
      what += "; correct bootstrap.servers or the kafka.* settings";
    }
    return new StartFailure(what, e);
  }

  private String bootstrap() {
    return cluster.adminConfigs().get("bootstrap.servers").toString();
  }
}
