package dev.segue.quickstart.demo;

import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.streams.config.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads listens, tweets and the output topics from the beginning on a thread of its own, {@code
 * read_committed}, as any user of them would.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  /** Gets what was read, on the reader's thread. */
  public interface Handler {

    /**
     * A record of any output topic but dead-letters.
     *
     * @param readNanoTime when the poll that brought it returned
     */
    void record(SpecificRecord value, long readNanoTime);

    void deadLetter(ConsumerRecord<byte[], byte[]> letter);

    /** A record of the topics of listens or tweets. */
    default void input(ConsumerRecord<byte[], byte[]> event) {}
  }

  private final Consumer<byte[], byte[]> consumer;
  private final SpecificAvroDeserializer<SpecificRecord> deserializer;
  private final Topics topics;
  private final Handler handler;
  private final Thread thread;
  private volatile RuntimeException failure;

  /** Starts to read. */
  public TopicReader(Connection connection, Topics topics, Handler handler) {
    this.consumer = connection.consumer();
    this.deserializer = connection.deserializer();
    this.topics = topics;
    this.handler = handler;
    consumer.assign(partitions());
    thread = new Thread(this::read, "segue-topic-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private List<String> names() {
    return List.of(
        topics.listens(),
        topics.tweets(),
        topics.genrePredictions(),
        topics.predictionOutcomes(),
        topics.trainingSteps(),
        topics.tweetStress(),
        topics.stressWindows(),
        topics.skippedEvents(),
        topics.deadLetters());
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : names()) {
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    return partitions;
  }

  private void read() {
    try (consumer;
        deserializer) {
      while (!Thread.currentThread().isInterrupted()) {
        handle(consumer.poll(POLL));
      }
    } catch (WakeupException closing) {
      failure = null;
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void handle(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    long now = System.nanoTime();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.topic().equals(topics.deadLetters())) {
        handler.deadLetter(record);
      } else if (topics.userInputs().contains(record.topic())) {
        handler.input(record);
      } else {
        handler.record(deserializer.deserialize(record.topic(), record.value()), now);
      }
    }
  }

  /**
   * Throws what ended the reader, if anything did.
   *
   * @throws DemoFailure with the cause
   */
  public void check() {
    Optional.ofNullable(failure)
        .ifPresent(
            cause -> {
              throw new DemoFailure("reading the topics failed: " + cause + "; start it again");
            });
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
