package dev.segue.streams.config;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/** The configuration of Kafka Streams that follows from Segue's. */
public final class StreamsProperties {

  /**
   * Bytes of state that a thread caches, for what is read or written again before the next commit.
   * With Kafka's default of 10 MB for all threads, stores evict each other's entries. The thread of
   * the global table gets a share too.
   */
  private static final long CACHE_BYTES_PER_THREAD = 64L << 20;

  private StreamsProperties() {}

  /**
   * The configuration of a topology.
   *
   * @throws InvalidConfigException when Kafka Streams refuses a value
   */
  public static TopologyConfig topologyConfig(Properties properties) {
    try {
      return new TopologyConfig(new StreamsConfig(properties));
    } catch (ConfigException e) {
      throw new InvalidConfigException(e.getMessage() + "; correct the kafka.* settings");
    }
  }

  /**
   * Segue's own choices first, then the user's {@code kafka.*} settings over them, untouched.
   *
   * @param required what the topology needs to be configured with
   */
  public static Properties of(SegueConfig config, Map<String, Object> required) {
    RuntimeConfig runtime = config.runtime();
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            runtime.applicationId(),
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            config.cluster().bootstrapServers(),
            StreamsConfig.STATE_DIR_CONFIG,
            runtime.stateDir().toString(),
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            runtime.threads(),
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            runtime.commitInterval().toMillis(),
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
            runtime.maxTaskIdle().toMillis(),
            StreamsConfig.REPLICATION_FACTOR_CONFIG,
            config.topics().replicationFactor()));
    properties.put(
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
        (runtime.threads() + 1) * CACHE_BYTES_PER_THREAD);
    properties.putAll(required);
    properties.putAll(config.cluster().kafka());
    return properties;
  }
}
