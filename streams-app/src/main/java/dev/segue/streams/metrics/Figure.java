package dev.segue.streams.metrics;

import java.util.Locale;

/**
 * The metrics, all of them: docs/metrics.md is made from here. Labels take few values, and none
 * names a user, a track or a text.
 */
public enum Figure {
  RECORDS_READ(
      Kind.COUNTER, "segue.records.read", "records", "topic", "Records read from input topics."),
  SESSIONS_SKIPPED(
      Kind.COUNTER,
      "segue.sessions.skipped",
      "sessions",
      "reason",
      "Sessions without a prediction: late, or read before."),
  TWEETS_SCORED(
      Kind.COUNTER, "segue.tweets.scored", "tweets", "", "Tweets without a link that were scored."),
  TWEETS_SKIPPED(
      Kind.COUNTER,
      "segue.tweets.skipped",
      "tweets",
      "reason",
      "Tweets that were not scored: late, or read before."),
  STRESS_WINDOWS(
      Kind.COUNTER,
      "segue.stress.windows",
      "windows",
      "horizon",
      "Stress windows published; horizon in minutes."),
  STRESS_WINDOWS_MISSED(
      Kind.COUNTER,
      "segue.stress.windows.missed",
      "windows",
      "horizon",
      "Stress windows that were closed before their session came: never published."),
  DEAD_LETTERS(
      Kind.COUNTER,
      "segue.dead.letters",
      "records",
      "reason",
      "Records set aside in the topic dead-letters."),
  PROFILES_UNUSABLE(
      Kind.COUNTER,
      "segue.profiles.unusable",
      "records",
      "",
      "Records of track-profiles that are no profile, and taken for none."),
  USERS_ERASED(Kind.COUNTER, "segue.users.erased", "users", "", "Users erased."),
  SLOTS_RECOVERED(
      Kind.COUNTER,
      "segue.slots.recovered",
      "requests",
      "",
      "Requests found waiting when a task started."),
  PREDICTIONS(
      Kind.COUNTER,
      "segue.predictions",
      "predictions",
      "trigger, provider",
      "Predictions, by what asked for them and where the model ran."),
  PREDICTIONS_DEGRADED(
      Kind.COUNTER,
      "segue.predictions.degraded",
      "predictions",
      "reason",
      "Predictions that a baseline answered instead of a model: no-bundle, model-failed, other."),
  EVENT_DELAY(
      Kind.HISTOGRAM,
      "segue.event.delay",
      "seconds",
      "trigger",
      "Wall clock at the prediction minus the event time of what asked for it."),
  QUEUE_WAIT(
      Kind.HISTOGRAM,
      "segue.queue.wait",
      "seconds",
      "",
      "How long the oldest request of a batch had waited when the batch was answered."),
  BATCH_SIZE(
      Kind.SUMMARY,
      "segue.batch.size",
      "requests",
      "trigger",
      "Requests answered together, by why: full, waited, forget."),
  BATCH_TIME(
      Kind.HISTOGRAM,
      "segue.batch.time",
      "seconds",
      "trigger",
      "Time to answer a batch, with reading and writing state."),
  INFERENCE_TIME(
      Kind.HISTOGRAM,
      "segue.inference.time",
      "seconds",
      "provider",
      "Time of the predictor for one wave of a batch, by where it ran."),
  OUTCOMES(
      Kind.COUNTER,
      "segue.outcomes",
      "sessions",
      "forecaster, hit",
      "Sessions that judged an earlier prediction, by forecaster and whether its top genre came"
          + " true. model is the newest view, model_at_listen the view when the session began."),
  LOG_LOSS(
      Kind.SUMMARY,
      "segue.log.loss",
      "nats",
      "forecaster",
      "Negative log-probability of the genre that came, by forecaster."),
  CALIBRATION_ERROR(
      Kind.GAUGE,
      "segue.calibration.error",
      "",
      "forecaster",
      "Expected calibration error over the last 1000 to 2000 outcomes of this instance; NaN before"
          + " the first."),
  READY(Kind.GAUGE, "segue.ready", "", "", "1 when the application serves, else 0."),
  FAILURES(
      Kind.COUNTER, "segue.failures", "failures", "", "Attempts that failed: threads and starts."),
  THREADS_ALIVE(
      Kind.GAUGE, "segue.stream.threads.alive", "threads", "", "Stream threads that run."),
  COMMIT_LATENCY(
      Kind.GAUGE,
      "segue.stream.commit.latency",
      "seconds",
      "",
      "Mean time of a commit, of the slowest thread; 0 while none commits."),
  CONSUMER_LAG(
      Kind.GAUGE,
      "segue.consumer.lag.records",
      "records",
      "topic",
      "Records of an input topic that this instance has still to read, over its partitions."),
  RESTORE_PARTITIONS(
      Kind.GAUGE,
      "segue.restore.partitions.left",
      "partitions",
      "",
      "Partitions of stores that are not restored yet."),
  RESTORE_RECORDS(
      Kind.GAUGE,
      "segue.restore.records.left",
      "records",
      "",
      "Records still to restore, at most: changelogs have gaps."),
  RESTORE_SECONDS(
      Kind.GAUGE,
      "segue.restore.left",
      "seconds",
      "",
      "Estimate of the time to the end of the restore; NaN while there is none."),
  STORE_KEYS(
      Kind.GAUGE,
      "segue.store.keys",
      "keys",
      "store",
      "Keys of a store in RocksDB, estimated by RocksDB."),
  STORE_BYTES(
      Kind.GAUGE,
      "segue.store.size",
      "bytes",
      "store",
      "Bytes of a store in RocksDB: files and write buffers."),
  ROCKSDB_MEMORY(
      Kind.GAUGE,
      "segue.rocksdb.memory",
      "bytes",
      "part",
      "Memory of RocksDB outside the heap: block-cache, write-buffers, table-readers.");

  private final Kind kind;
  private final String id;
  private final String unit;
  private final String labels;
  private final String help;

  Figure(Kind kind, String id, String unit, String labels, String help) {
    this.kind = kind;
    this.id = id;
    this.unit = unit;
    this.labels = labels;
    this.help = help;
  }

  /** What Prometheus makes of a metric. */
  enum Kind {
    COUNTER("counter", "_total"),
    GAUGE("gauge", ""),
    /** Sum, count, maximum and buckets. */
    HISTOGRAM("histogram", ""),
    /** Sum, count and maximum. */
    SUMMARY("summary", "");

    private final String text;
    private final String suffix;

    Kind(String text, String suffix) {
      this.text = text;
      this.suffix = suffix;
    }
  }

  /** The name in Micrometer. */
  public String id() {
    return id;
  }

  /** What Prometheus shows as help. */
  public String help() {
    return help;
  }

  /** The unit that belongs into the name in Prometheus; empty for plain counts and ratios. */
  public String baseUnit() {
    return unit.equals("seconds") || unit.equals("bytes") || unit.equals("nats") ? unit : "";
  }

  /** The name in Prometheus; sums, counts and buckets add their own ends. */
  public String prometheus() {
    String name = id.replace('.', '_');
    String withUnit = baseUnit().isEmpty() ? name : name + "_" + baseUnit();
    return withUnit + kind.suffix;
  }

  /** All metrics as a Markdown table. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder(
            "| metric | kind | unit | labels | what it says |\n|---|---|---|---|---|\n");
    for (Figure f : values()) {
      String labels = f.labels.isEmpty() ? "-" : f.labels;
      String unit = f.unit.isEmpty() ? "-" : f.unit;
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s |%n",
              f.prometheus(),
              f.kind.text,
              unit,
              labels,
              f.help));
    }
    return table.toString();
  }
}
