package dev.segue.streams.config;

import static dev.segue.streams.config.ConfigKey.*;

import java.util.Map;

/**
 * The configuration of the application, one record per concern. Immutable.
 *
 * @param cluster how to reach Kafka and the registry
 * @param runtime how Kafka Streams runs
 * @param topics names and creation of topics
 * @param batch when a micro-batch goes to the model
 * @param timeline how long a user's timeline waits for events out of order
 * @param model which bundle answers, and where it runs
 * @param http where the HTTP surface listens, and who may ask it
 * @param ui whether the live page is served there
 */
public record SegueConfig(
    ClusterConfig cluster,
    RuntimeConfig runtime,
    TopicsConfig topics,
    BatchConfig batch,
    TimelineConfig timeline,
    ModelConfig model,
    HttpConfig http,
    boolean ui) {

  /**
   * Reads the settings of {@link ConfigSources}.
   *
   * @throws InvalidConfigException when a required key is missing or a value makes no sense
   */
  public static SegueConfig of(Map<String, String> settings) {
    Settings values = new Settings(settings);
    return new SegueConfig(
        cluster(values, settings),
        runtime(values),
        new TopicsConfig(
            new Topics(values.text(TOPIC_PREFIX)),
            values.flag(TOPICS_CREATE),
            values.integer(TOPICS_REPLICATION_FACTOR),
            values.flag(INPUT_REPARTITION)),
        new BatchConfig(values.integer(BATCH_MAX_SIZE), values.millis(BATCH_MAX_WAIT_MS)),
        new TimelineConfig(values.millis(GRACE_MS), values.millis(IDLE_CLOSE_MS)),
        ModelConfig.of(values.text(MODELS_DIR), values.text(INFERENCE_DEVICE)),
        HttpConfig.of(
            values.text(HTTP_HOST),
            values.integer(HTTP_PORT),
            values.text(HTTP_TOKEN_FILE),
            values.text(HTTP_ADVERTISED)),
        values.flag(UI_ENABLED));
  }

  private static ClusterConfig cluster(Settings values, Map<String, String> settings) {
    values.text(SCHEMA_REGISTRY_URL);
    return new ClusterConfig(
        values.text(BOOTSTRAP_SERVERS),
        PassThrough.kafka(settings),
        PassThrough.registry(settings),
        values.text(AVRO_SERDE),
        values.millis(START_TIMEOUT_MS));
  }

  private static RuntimeConfig runtime(Settings values) {
    return new RuntimeConfig(
        values.text(APPLICATION_ID),
        RuntimeConfig.directory(values.text(STATE_DIR)),
        values.integer(STREAM_THREADS),
        values.millis(COMMIT_INTERVAL_MS),
        values.millis(MAX_TASK_IDLE_MS));
  }
}
