package dev.segue.streams.config;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration of Kafka Streams that follows from Segue's. */
public final class StreamsProperties {

  private StreamsProperties() {}

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
            runtime.processingGuarantee(),
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            runtime.commitInterval().toMillis(),
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
            runtime.maxTaskIdle().toMillis(),
            StreamsConfig.REPLICATION_FACTOR_CONFIG,
            config.topics().replicationFactor()));
    properties.putAll(required);
    properties.putAll(config.cluster().kafka());
    return properties;
  }
}
