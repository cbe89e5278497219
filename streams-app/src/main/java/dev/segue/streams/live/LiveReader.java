package dev.segue.streams.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics on a thread of its own, outside any group: from a bounded number of records before
 * their end, and then whatever comes. When reading fails it starts again where it was.
 */
final class LiveReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
  private static final Duration BACK_OFF = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Map<String, Integer> lookBack;
  private final Handler handler;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "segue-live-reader");
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile String failure;

  /** Takes the records, on the reader's thread; what it throws makes the reader try again. */
  @FunctionalInterface
  interface Handler {
    void handle(ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * @param consumers a new consumer for every attempt
   * @param lookBack records before the end that are read first, by topic
   */
  LiveReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Map<String, Integer> lookBack,
      Handler handler) {
    this.consumers = consumers;
    this.lookBack = Map.copyOf(lookBack);
    this.handler = handler;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** What keeps it from reading at the moment. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (Consumer<byte[], byte[]> open = consumers.get()) {
        consumer = open;
        read(open);
      } catch (WakeupException e) {
        LOG.debug("the live reader was told to stop");
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  /** Said once, not at every attempt. */
  private void failed(RuntimeException e) {
    if (failure == null) {
      LOG.warn(
          "the live page cannot read; it tries every {} s: {}", BACK_OFF.toSeconds(), e.toString());
    }
    failure = e.toString();
    backOff();
  }

  private void read(Consumer<byte[], byte[]> open) {
    List<TopicPartition> partitions = partitions(open);
    open.assign(partitions);
    seek(open, partitions);
    while (closing.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : open.poll(POLL)) {
        handler.handle(record);
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
      failure = null;
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> open) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : lookBack.keySet()) {
      open.partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    return partitions;
  }

  /** The look-back of a topic is shared evenly by its partitions. */
  private void seek(Consumer<byte[], byte[]> open, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = open.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = open.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long sharing = partitions.stream().filter(p -> p.topic().equals(partition.topic())).count();
      long back = ends.get(partition) - lookBack.get(partition.topic()) / sharing;
      long wanted = positions.getOrDefault(partition, back);
      open.seek(partition, Math.max(wanted, begins.get(partition)));
    }
  }

  private void backOff() {
    try {
      if (closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("the live reader was told to stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
