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

  /** Settings of an admin client that gives up after the start timeout. */
  public Map<String, Object> adminConfigs() {
    Map<String, Object> admin = new HashMap<>();
    kafka.forEach(
        (key, value) -> {
          if (!key.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)) {
            admin.put(key, value);
          }
        });
    kafka.forEach(
        (key, value) -> {
          if (key.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)) {
            admin.put(key.substring(StreamsConfig.ADMIN_CLIENT_PREFIX.length()), value);
          }
        });
    admin.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    int timeout = (int) startTimeout.toMillis();
    admin.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    admin.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    return admin;
  }

  /** Leaves the values of pass-through keys out: they may hold passwords. */
  @Override
  public String toString() {
    return "ClusterConfig[" + bootstrapServers + ", kafka=" + kafka.keySet() + "]";
  }
}
