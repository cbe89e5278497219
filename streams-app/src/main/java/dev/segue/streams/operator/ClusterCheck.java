package dev.segue.streams.operator;

import static dev.segue.streams.config.KafkaAnswers.await;

import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.SegueConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Looks at the broker, the topics on it, and what this client may do there. */
final class ClusterCheck {

  private static final String PROTOCOL = "group.protocol";

  private final SegueConfig config;

  ClusterCheck(SegueConfig config) {
    this.config = config;
  }

  List<Finding> findings() {
    ClusterConfig cluster = config.cluster();
    try (Admin admin = Admin.create(cluster.adminConfigs())) {
      List<Finding> findings = new ArrayList<>(broker(admin));
      findings.addAll(topics(admin));
      findings.addAll(new PermissionCheck(config, admin).findings());
      return findings;
    } catch (KafkaException e) {
      BrokerTrouble trouble = BrokerTrouble.of(cluster, e);
      return List.of(
          Finding.fail("broker", trouble.cause(), trouble.remedy()),
          Finding.info("topics, permissions", "not looked at: they need the broker"));
    }
  }

  private List<Finding> topics(Admin admin) {
    try {
      return new TopicAudit(config.cluster(), config.topics()).findings(admin);
    } catch (AuthorizationException e) {
      return List.of(
          Finding.fail(
              "topics",
              "denied: " + e.getMessage(),
              "grant Describe and DescribeConfigs on Segue's topics"));
    }
  }

  private List<Finding> broker(Admin admin) {
    DescribeClusterResult cluster = admin.describeCluster();
    int nodes = await(cluster.nodes()).size();
    Map<String, Short> features = features(admin);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "broker",
            String.format(
                "%s, %d %s, cluster %s, features %s",
                config.cluster().brokers(),
                nodes,
                nodes == 1 ? "node" : "nodes",
                await(cluster.clusterId()),
                features)));
    findings.addAll(protocol(features));
    findings.addAll(replicas(nodes));
    return findings;
  }

  /**
   * Kafka tells no version of a broker, but the level of every feature that its cluster agreed on.
   */
  private static Map<String, Short> features(Admin admin) {
    Map<String, Short> levels = new TreeMap<>();
    Map<String, FinalizedVersionRange> finalized =
        await(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    finalized.forEach((feature, range) -> levels.put(feature, range.maxVersionLevel()));
    return levels;
  }

  private List<Finding> protocol(Map<String, Short> features) {
    String protocol = config.cluster().kafka().getOrDefault(PROTOCOL, "classic");
    if (!protocol.equals("streams") || features.getOrDefault("streams.version", (short) 0) > 0) {
      return List.of(Finding.ok(PROTOCOL, protocol));
    }
    return List.of(
        Finding.fail(
            PROTOCOL,
            "kafka.group.protocol=streams, but the cluster has streams.version 0",
            "kafka-features.sh --bootstrap-server "
                + config.cluster().brokers()
                + " upgrade --feature streams.version=1, or remove the setting"));
  }

  private List<Finding> replicas(int nodes) {
    int factor = config.topics().replicationFactor();
    return factor <= nodes
        ? List.of()
        : List.of(
            Finding.fail(
                "replication",
                "topics.replication.factor is " + factor + ", but there are " + nodes + " brokers",
                "set topics.replication.factor to " + nodes + " at most"));
  }
}
