package dev.segue.streams.config;

import java.util.Optional;

/**
 * The keys of the configuration. The table in the README and {@code segue run --keys} are made from
 * here. Beside these, {@code kafka.*}, {@code schema.registry.*}, {@code basic.auth.*} and the
 * other keys of {@link PassThrough} go to Kafka and the registry client as they are.
 */
public enum ConfigKey {
  BOOTSTRAP_SERVERS(
      "bootstrap.servers",
      null,
      "Brokers to start from, host:port, comma-separated.",
      "One broker only: no start while it is down.",
      "-"),
  APPLICATION_ID(
      "application.id",
      "segue",
      "Name of the consumer group, and prefix of the internal topics and transactions. Another name"
          + " starts over with empty state.",
      "-",
      "-"),
  SCHEMA_REGISTRY_URL(
      "schema.registry.url",
      null,
      "Base URLs of a registry with Confluent's API, comma-separated.",
      "-",
      "-"),
  AVRO_SERDE(
      "avro.serde",
      "dev.segue.schemas.serde.SpecificAvroSerde",
      "Class of the Avro serde, for example"
          + " io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde.",
      "-",
      "-"),
  TOPIC_PREFIX("topic.prefix", "", "Put before the name of every topic.", "-", "-"),
  TOPICS_CREATE(
      "topics.create",
      "true",
      "Whether missing output topics are created. Inputs never are.",
      "false: somebody else must create them, with LogAppendTime.",
      "-"),
  TOPICS_REPLICATION_FACTOR(
      "topics.replication.factor",
      "-1",
      "Replicas of the topics that Segue creates, internal ones too; -1 is the broker's default.",
      "1: a lost broker loses state.",
      "More disk and network for each record."),
  INPUT_REPARTITION(
      "input.repartition",
      "false",
      "Whether user topics are repartitioned by key on entry, for producers that do not use Kafka's"
          + " murmur2 partitioner, or topics of unequal partition counts.",
      "false with such producers: a user's events meet different state.",
      "true without need: every input is written and read once more, and the tasks that"
          + " repartition run unevenly, so that a replay through it sees more late events."),
  BATCH_MAX_SIZE(
      "batch.max.size",
      "64",
      "Most rows of one model call.",
      "1: no batching, about a sixth of the model's throughput.",
      "A fuller ring to read back after a crash; beyond 64 the CPU gains little."),
  BATCH_MAX_WAIT_MS(
      "batch.max.wait.ms",
      "20",
      "Longest wall-clock wait of a request for its batch, milliseconds.",
      "Small batches, less throughput under light load.",
      "Adds directly to latency."),
  GRACE_MS(
      "grace.ms",
      "300000",
      "How much later than a user's newest event an older one may arrive and still be complete,"
          + " milliseconds.",
      "Events out of order miss their stress windows.",
      "Stress windows are published that much later."),
  IDLE_CLOSE_MS(
      "idle.close.ms",
      "600000",
      "Wall-clock silence of a partition after which its open stress windows are published,"
          + " milliseconds.",
      "A short pause of the producer closes windows that could still fill.",
      "The last windows before a silence wait that long."),
  COMMIT_INTERVAL_MS(
      "commit.interval.ms",
      "100",
      "Time between commits, milliseconds. With exactly-once, readers see results at commits.",
      "More transactions, less throughput.",
      "Adds directly to latency, and more work is repeated after a crash."),
  STREAM_THREADS(
      "stream.threads",
      "1",
      "Stream threads; at most one per partition has work.",
      "Idle cores.",
      "Threads without work, and threads that compete with the model for cores."),
  MAX_TASK_IDLE_MS(
      "max.task.idle.ms",
      "0",
      "How long a task waits for the other inputs so that events are read in time order,"
          + " milliseconds.",
      "0 in a replay: topics are read one after the other, and events come late.",
      "Live latency while an input is silent."),
  STATE_DIR(
      "state.dir",
      "segue-state",
      "Directory of the local state; lost state is restored from Kafka.",
      "-",
      "-"),
  MODELS_DIR(
      "models.dir",
      "none",
      "Directory that is a next-genre bundle or holds bundles, of which the newest valid one answers;"
          + " or none: predictions then come from the baseline and are marked as degraded.",
      "-",
      "-"),
  INFERENCE_DEVICE(
      "inference.device",
      "auto",
      "auto, cpu or cuda:N. auto takes the faster one that reproduces the bundle's golden vectors.",
      "-",
      "-"),
  HTTP_HOST(
      "http.host",
      "127.0.0.1",
      "Address that the HTTP surface listens on.",
      "Loopback: no scraping from other machines.",
      "0.0.0.0: open to the network; http.token.file must be set."),
  HTTP_PORT("http.port", "8080", "Port of the HTTP surface; 0 takes a free one.", "-", "-"),
  HTTP_TOKEN_FILE(
      "http.token.file",
      "none",
      "File with the bearer token (one line, 16 characters or more), read at the start. Required"
          + " for /api when http.host is not loopback; stress is shown only with it. The same for"
          + " all instances.",
      "none: no stress in any answer.",
      "-"),
  HTTP_ADVERTISED(
      "http.advertised",
      "auto",
      "host:port by which other instances reach this one's HTTP surface (Kafka's"
          + " application.server). auto: http.host and http.port, with this machine's name where"
          + " http.host is 0.0.0.0.",
      "A name that others cannot resolve: users held here are not found from there.",
      "-"),
  UI_ENABLED(
      "ui.enabled",
      "false",
      "Whether the live page is served at /ui/, with what it asks: predictions, scoreboard and"
          + " outcomes under /api/v1/.",
      "-",
      "true: one more consumer of predictions and outcomes."),
  START_TIMEOUT_MS(
      "start.timeout.ms",
      "5000",
      "How long the start checks wait for the broker and for the registry, milliseconds.",
      "A slow cluster is taken for a dead one.",
      "A dead cluster is noticed late.");

  private final String key;
  private final String defaultValue;
  private final String effect;
  private final String tooLittle;
  private final String tooMuch;

  ConfigKey(String key, String defaultValue, String effect, String tooLittle, String tooMuch) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.effect = effect;
    this.tooLittle = tooLittle;
    this.tooMuch = tooMuch;
  }

  /** The name of the key. */
  public String key() {
    return key;
  }

  /** The value without a setting; empty when one must be set. */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** What the value counts; "-" where it is no quantity. */
  public String unit() {
    return switch (this) {
      case BATCH_MAX_SIZE -> "rows";
      case STREAM_THREADS -> "threads";
      case TOPICS_REPLICATION_FACTOR -> "replicas";
      default -> key.endsWith(".ms") ? "ms" : "-";
    };
  }

  /** What the value does. */
  public String effect() {
    return effect;
  }

  /** What too small a value costs; "-" when that says nothing. */
  public String tooLittle() {
    return tooLittle;
  }

  /** What too large a value costs; "-" when that says nothing. */
  public String tooMuch() {
    return tooMuch;
  }

  /** All keys as a Markdown table. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder(
            "| key | default | unit | effect | too little | too much |\n|---|---|---|---|---|---|\n");
    for (ConfigKey k : values()) {
      String value = k.defaultValue().map(v -> "`" + v + "`").orElse("required");
      String shown = value.equals("``") ? "empty" : value;
      table
          .append(String.format("| `%s` | %s | %s | %s ", k.key, shown, k.unit(), k.effect))
          .append(String.format("| %s | %s |\n", k.tooLittle, k.tooMuch));
    }
    return table.toString();
  }
}
