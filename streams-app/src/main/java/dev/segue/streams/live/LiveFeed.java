package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.serde.UndecodableRecordException;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.Topics;
import dev.segue.streams.serdes.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live page's view of the topics: one {@code read_committed} consumer outside any group, so
 * that the page of every instance shows all of them, and a clock that sends on what it read.
 */
public final class LiveFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final int MESSAGES = 256;
  private static final long TICK_MS = 500;

  private final Topics topics;
  private final Clock clock;
  private final Supplier<InstanceStatus> status;
  private final Deserializer<GenrePrediction> predictions;
  private final Deserializer<PredictionOutcome> outcomes;
  private final LiveBoard board;
  private final Broadcast broadcast;
  private final AtomicLong unreadable = new AtomicLong();
  private final LiveReader reader;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "segue-live-ticker");
            thread.setDaemon(true);
            return thread;
          });
  private long ticks;

  private LiveFeed(
      Topics topics,
      AvroSerdes serdes,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Supplier<InstanceStatus> status) {
    this.topics = topics;
    this.clock = Clock.systemUTC();
    this.status = status;
    this.predictions = serdes.values(GenrePrediction.class).deserializer();
    this.outcomes = serdes.values(PredictionOutcome.class).deserializer();
    this.board = new LiveBoard(clock.millis());
    this.broadcast = new Broadcast(Long.toString(clock.millis(), 36), MESSAGES);
    this.reader = new LiveReader(consumers, lookBack(topics), this::handle);
  }

  /**
   * Starts reading and sending; a broker that does not answer is tried again.
   *
   * @param status the state of this instance
   */
  public static LiveFeed start(
      ClusterConfig cluster, Topics topics, AvroSerdes serdes, Supplier<InstanceStatus> status) {
    return start(topics, serdes, () -> consumer(cluster), status);
  }

  /**
   * @param consumers a new consumer for every attempt to read
   */
  static LiveFeed start(
      Topics topics,
      AvroSerdes serdes,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Supplier<InstanceStatus> status) {
    LiveFeed feed = new LiveFeed(topics, serdes, consumers, status);
    feed.reader.start();
    ScheduledFuture<?> ticking =
        feed.ticker.scheduleAtFixedRate(feed::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    LOG.debug("live messages in {} ms", ticking.getDelay(TimeUnit.MILLISECONDS));
    return feed;
  }

  /**
   * Enough outcomes to fill the charts, no more memory and time than that takes; and every erasure
   * that the compacted topic of the users still holds.
   */
  private static Map<String, Integer> lookBack(Topics topics) {
    return Map.of(
        topics.genrePredictions(),
        500,
        topics.predictionOutcomes(),
        50_000,
        topics.users(),
        Integer.MAX_VALUE);
  }

  /** The protocol of the group is Kafka Streams' own: a consumer refuses {@code streams}. */
  static Consumer<byte[], byte[]> consumer(ClusterConfig cluster) {
    Map<String, Object> config = new HashMap<>(cluster.clientConfigs("consumer."));
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "segue-live");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1 << 22);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void handle(ConsumerRecord<byte[], byte[]> record) {
    try {
      fold(record);
    } catch (UndecodableRecordException e) {
      unreadable.incrementAndGet();
    }
  }

  private void fold(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    long now = clock.millis();
    if (topic.equals(topics.users())) {
      eraseIfNull(record);
    } else if (record.value() == null) {
      unreadable.incrementAndGet();
    } else if (topic.equals(topics.genrePredictions())) {
      board.predicted(predictions.deserialize(topic, record.value()), record.timestamp(), now);
    } else {
      board.judged(outcomes.deserialize(topic, record.value()), record.timestamp(), now);
    }
  }

  private void eraseIfNull(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null && record.key() != null) {
      board.erased(new String(record.key(), StandardCharsets.UTF_8), record.timestamp());
    }
  }

  /** A failed tick must not end the ticking. */
  private void tick() {
    try {
      send();
    } catch (RuntimeException e) {
      LOG.warn("the live page was sent nothing: {}", e.toString());
    }
  }

  private void send() {
    ticks++;
    board.takeRows().ifPresent(rows -> broadcast.publish("rows", rows));
    if (ticks % 2 == 0) {
      broadcast.publish("pulse", pulse().toString());
    }
    if (ticks % 4 == 0) {
      board.takeScores().ifPresent(scores -> broadcast.publish("scores", scores));
    }
  }

  private ObjectNode pulse() {
    ObjectNode pulse = board.takePulse(status.get(), clock.millis());
    pulse.put("failure", reader.failure().orElse(null));
    pulse.put("unreadable", unreadable.get());
    pulse.put("readers", broadcast.readers());
    pulse.put("dropped", broadcast.dropped());
    return pulse;
  }

  /**
   * A new reader of the messages.
   *
   * @param lastId id of the last message that it got before; may be null
   */
  Subscription subscribe(String lastId) {
    return broadcast.subscribe(lastId, board::snapshot);
  }

  /** The scoreboard over time. */
  ObjectNode scoreboard(LiveBoard.Span span) {
    return board.scores(span);
  }

  /** What was predicted for a user of late, and what came, oldest first. */
  ArrayNode outcomes(String user) {
    return board.outcomes(user);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    reader.close();
    predictions.close();
    outcomes.close();
  }
}
