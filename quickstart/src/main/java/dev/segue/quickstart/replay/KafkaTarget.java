package dev.segue.quickstart.replay;

import dev.segue.quickstart.cli.CommandFailure;
import dev.segue.streams.config.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The cluster that a replay writes to.
 *
 * @param bootstrap brokers to start from
 * @param registry URL of the schema registry
 * @param settings {@code kafka.*} settings for Kafka's clients, and settings of the registry client
 *     and the serde, all by their names in {@code segue run}
 * @param topics names of the topics
 */
record KafkaTarget(String bootstrap, String registry, Map<String, String> settings, Topics topics) {

  private static final String KAFKA = "kafka.";
  private static final int TIMEOUT_MS = 15_000;

  KafkaTarget {
    settings = Map.copyOf(settings);
    settings.keySet().forEach(KafkaTarget::requireKnown);
  }

  private static void requireKnown(String key) {
    if (!key.matches(
        "kafka\\..+|(schema\\.registry|basic\\.auth|bearer\\.auth|http)\\..+"
            + "|auto\\.register\\.schemas|use\\.latest\\.version|value\\.subject\\.name\\.strategy")) {
      throw CommandFailure.badInput(
          "--set "
              + key
              + ": expected a key that begins with kafka. or schema.registry., or one of the serde");
    }
  }

  /** Settings of an admin client that gives up after 15 s, or when the settings say. */
  Map<String, Object> adminConfigs() {
    Map<String, Object> admin = clientConfigs();
    admin.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    admin.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
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
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
    producer.putAll(clientConfigs());
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    return producer;
  }

  /** Settings of the value serializer. */
  Map<String, Object> serializerConfigs() {
    Map<String, Object> serializer = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith(KAFKA)) {
            serializer.put(key, value);
          }
        });
    serializer.put("schema.registry.url", registry);
    return serializer;
  }

  private Map<String, Object> clientConfigs() {
    Map<String, Object> client = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(KAFKA)) {
            client.put(key.substring(KAFKA.length()), value);
          }
        });
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return client;
  }
}
