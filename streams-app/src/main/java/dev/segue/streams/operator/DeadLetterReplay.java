package dev.segue.streams.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.deadletters.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Puts dead letters back on the topics that they came from, each once: a receipt in {@code
 * dead-letters} is committed in the same transaction. The id of the transactions is one for the
 * application, so that a second replay ends the first one, and begins to read after its last
 * commit.
 */
public final class DeadLetterReplay {

  private static final int RECORDS_OF_A_TRANSACTION = 200;

  private final SegueConfig config;
  private final LetterTopic topic;
  private final Originals originals;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  private DeadLetterReplay(
      SegueConfig config, Consumer<byte[], byte[]> consumer, Originals originals) {
    this.config = config;
    this.topic = new LetterTopic(consumer, config.topics().names().deadLetters());
    this.originals = originals;
  }

  /** What became of one letter: put back, or why not. */
  public record Fate(Letter letter, Optional<String> obstacle) {}

  /**
   * Puts letters back.
   *
   * @param dryRun whether to write nothing
   * @return the letters that the filter takes, the oldest first, without their content
   */
  public static Iterable<Fate> run(
      SegueConfig config, LetterFilter filter, int limit, boolean dryRun) {
    try (Producer<byte[], byte[]> producer = dryRun ? null : producer(config);
        Consumer<byte[], byte[]> consumer = TopicConsumer.open(config.cluster());
        Originals originals = new Originals(config.cluster())) {
      if (producer != null) {
        producer.initTransactions(); // before anything is read: nobody else commits from here on
      }
      return new DeadLetterReplay(config, consumer, originals).put(filter, limit, producer);
    }
  }

  private Iterable<Fate> put(LetterFilter filter, int limit, Producer<byte[], byte[]> producer) {
    Map<String, Fate> fates = fates(filter, limit);
    if (producer != null) {
      topic.read(filter, letter -> send(letter, fates.get(letter.id()), producer));
      if (!sent.isEmpty()) {
        commit(producer);
      }
    }
    return fates.values();
  }

  /** Decides before anything is written; receipts may lie behind all letters. */
  private Map<String, Fate> fates(LetterFilter filter, int limit) {
    Map<String, Letter> letters = new LinkedHashMap<>();
    Set<String> replayed = topic.read(filter, letter -> letters.put(letter.id(), letter.light()));
    Map<String, Fate> fates = new LinkedHashMap<>();
    int put = 0;
    for (Letter letter : letters.values()) {
      Optional<String> obstacle = obstacle(letter, replayed, filter);
      if (put == limit && obstacle.isEmpty()) {
        break;
      }
      put += obstacle.isEmpty() ? 1 : 0;
      fates.put(letter.id(), new Fate(letter, obstacle));
    }
    return fates;
  }

  private Optional<String> obstacle(Letter letter, Set<String> replayed, LetterFilter filter) {
    if (replayed.contains(letter.id())) {
      return Optional.of("it was put back before");
    }
    Optional<String> obstacle = letter.obstacle(config.topics().names().inputs());
    boolean named = filter.ids().contains(letter.id());
    return obstacle.isPresent() || named
        ? obstacle
        : Letter.text(originals.headers(letter), DeadLetterHeaders.REPLAYED_FROM)
            .map(from -> "it was put back as " + from + " and refused again; name it with --id");
  }

  private void send(Letter letter, Fate fate, Producer<byte[], byte[]> producer) {
    if (fate == null || fate.obstacle().isPresent()) {
      return;
    }
    if (sent.isEmpty()) {
      producer.beginTransaction();
    }
    Headers headers = new RecordHeaders(originals.headers(letter));
    headers.remove(DeadLetterHeaders.REPLAYED_FROM);
    headers.add(DeadLetterHeaders.REPLAYED_FROM, letter.id().getBytes(UTF_8));
    String source = letter.source().topic();
    sent.add(
        producer.send(
            new ProducerRecord<>(source, null, null, letter.key(), letter.value(), headers)));
    sent.add(producer.send(receipt(letter)));
    if (sent.size() >= RECORDS_OF_A_TRANSACTION) {
      commit(producer);
    }
  }

  /** Fails when a send has failed, too. */
  private void commit(Producer<byte[], byte[]> producer) {
    producer.commitTransaction();
    sent.clear();
  }

  private ProducerRecord<byte[], byte[]> receipt(Letter letter) {
    int at = letter.id().indexOf('@');
    Headers headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.REPLAYED, letter.id().substring(at + 1).getBytes(UTF_8));
    String letters = config.topics().names().deadLetters();
    Integer partition = Integer.valueOf(letter.id().substring(0, at));
    return new ProducerRecord<>(letters, partition, letter.key(), null, headers);
  }

  private static Producer<byte[], byte[]> producer(SegueConfig config) {
    Map<String, Object> settings =
        new HashMap<>(config.cluster().clientConfigs(StreamsConfig.PRODUCER_PREFIX));
    String id = config.runtime().applicationId() + "-segue-dead-letters";
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    settings.putIfAbsent(
        ProducerConfig.MAX_BLOCK_MS_CONFIG, config.cluster().startTimeout().toMillis());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
