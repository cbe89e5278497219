package dev.segue.streams.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param bootstrapServers brokers to start from
 * @param kafka the {@code kafka.*} settings, without the prefix; they override Segue's own
 * @param registry the settings of the registry client and the serde
 * @param avroSerde class name of the Avro serde
 * @param startTimeout how long the start checks wait for an answer
 */
public record ClusterConfig(
    String bootstrapServers,
    Map<String, String> kafka,
    Map<String, String> registry,
    String avroSerde,
    Duration startTimeout) {

  public ClusterConfig {
    Checks.between("start.timeout.ms", startTimeout.toMillis(), 100, 600_000);
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /** The brokers that clients start from: {@code kafka.bootstrap.servers} where that is set. */
  public String brokers() {
    return kafka.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }

  /** Settings of an admin client that gives up after the start timeout. */
  public Map<String, Object> adminConfigs() {
    Map<String, Object> admin = clientConfigs(StreamsConfig.ADMIN_CLIENT_PREFIX);
    int timeout = (int) startTimeout.toMillis();
    admin.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    admin.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    return admin;
  }

  /**
   * Settings of a client: all {@code kafka.*} ones, and over them those with the client's prefix.
   *
   * @param prefix as in Kafka Streams, for example {@code producer.}
   */
  public Map<String, Object> clientConfigs(String prefix) {
    Map<String, Object> client = new HashMap<>(kafka);
    client.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.keySet().removeIf(key -> key.startsWith(prefix));
    kafka.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            client.put(key.substring(prefix.length()), value);
          }
        });
    return client;
  }

  /** Leaves the values of pass-through keys out: they may hold passwords. */
  @Override
  public String toString() {
    return "ClusterConfig[" + bootstrapServers + ", kafka=" + kafka.keySet() + "]";
  }
}
