package dev.segue.streams.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveReaderTest {

  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  private final BlockingQueue<String> read = new LinkedBlockingQueue<>();

  @Test
  @Timeout(20)
  void shouldBeginABoundedNumberOfRecordsBeforeTheEnd() throws Exception {
    MockConsumer<byte[], byte[]> consumer = consumer(1_000);

    try (LiveReader reader = reader(new ArrayDeque<>(List.of(consumer)))) {
      reader.start();
      consumer.schedulePollTask(
          () -> {
            for (long offset : List.of(949L, 950L, 951L)) {
              consumer.addRecord(record(FIRST, offset));
            }
          });

      assertThat(next()).isEqualTo("t-0@950");
      assertThat(next()).isEqualTo("t-0@951");
    }
  }

  @Test
  @Timeout(20)
  void shouldGoOnWhereItWasAfterAFailure() throws Exception {
    MockConsumer<byte[], byte[]> failing = consumer(10);
    MockConsumer<byte[], byte[]> second = consumer(10);
    failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 7)));
    failing.schedulePollTask(
        () -> {
          throw new IllegalStateException("broken");
        });
    second.schedulePollTask(
        () -> {
          second.addRecord(record(FIRST, 7));
          second.addRecord(record(FIRST, 8));
        });

    try (LiveReader reader = reader(new ArrayDeque<>(List.of(failing, second)))) {
      reader.start();

      assertThat(next()).isEqualTo("t-0@7");
      assertThat(next()).isEqualTo("t-0@8");
    }
  }

  private String next() throws InterruptedException {
    return read.poll(15, TimeUnit.SECONDS);
  }

  private LiveReader reader(Queue<MockConsumer<byte[], byte[]>> consumers) {
    return new LiveReader(
        consumers::remove,
        Map.of("t", 100),
        record -> read.add(record.topic() + "-" + record.partition() + "@" + record.offset()));
  }

  private static MockConsumer<byte[], byte[]> consumer(long end) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updatePartitions("t", List.of(partition(0), partition(1)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, end, SECOND, end));
    return consumer;
  }

  private static PartitionInfo partition(int number) {
    return new PartitionInfo("t", number, Node.noNode(), new Node[0], new Node[0]);
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
  }
}
