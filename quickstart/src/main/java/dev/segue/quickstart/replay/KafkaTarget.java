package dev.segue.quickstart.replay;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.PassThrough;
import dev.segue.streams.config.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The cluster that a replay or a feed writes to.
 *
 * @param cluster how to reach it; settings have their names in {@code segue run}
 * @param topics names of the topics
 */
public record KafkaTarget(ClusterConfig cluster, Topics topics) {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /**
   * Names a cluster.
   *
   * @param settings {@code kafka.*} settings for Kafka's clients, and settings of the registry
   *     client and the serde
   */
  public static KafkaTarget of(
      String bootstrap, String registry, Map<String, String> settings, Topics topics) {
    settings.keySet().forEach(KafkaTarget::requireKnown);
    Map<String, String> all = new HashMap<>(settings);
    all.put(ConfigKey.SCHEMA_REGISTRY_URL.key(), registry);
    String serde = ConfigKey.AVRO_SERDE.defaultValue().orElseThrow();
    return new KafkaTarget(
        new ClusterConfig(
            bootstrap, PassThrough.kafka(all), PassThrough.registry(all), serde, TIMEOUT),
        topics);
  }

  private static void requireKnown(String key) {
    if (!PassThrough.isKafka(key) && !PassThrough.isRegistry(key)) {
      throw CommandFailure.badInput(
          "--set "
              + key
              + ": expected a key that begins with kafka. or schema.registry., or one of the serde");
    }
    if (key.endsWith(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
      throw CommandFailure.badInput(
          "--set " + key + ": expected brokers in --bootstrap only; remove this one");
    }
  }

  /** Brokers to start from. */
  String bootstrap() {
    return cluster.bootstrapServers();
  }

  /**
   * Settings of an admin client that gives up after 15 s, or when the settings say. Where they give
   * one of its two timeouts, the other follows: Kafka refuses a call that ends before its requests.
   */
  Map<String, Object> adminConfigs() {
    Map<String, Object> admin = cluster.clientConfigs(StreamsConfig.ADMIN_CLIENT_PREFIX);
    Object request =
        admin.getOrDefault(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    admin.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, request);
    admin.putIfAbsent(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        admin.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG));
    return admin;
  }

  /**
   * Settings of a producer that keeps the order of a key and writes nothing twice; Kafka's default
   * partitioner (murmur2) puts all topics of a user on one partition number.
   */
  Map<String, Object> producerConfigs() {
    Map<String, Object> producer = new HashMap<>();
    producer.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    producer.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT.toMillis());
    producer.putAll(cluster.clientConfigs(StreamsConfig.PRODUCER_PREFIX));
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    return producer;
  }
}
