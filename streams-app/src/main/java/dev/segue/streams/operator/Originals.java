package dev.segue.streams.operator;

import dev.segue.streams.config.ClusterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Finds the input records that dead letters were made of, for their headers: letters keep key and
 * value alone.
 */
final class Originals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Duration patience;

  Originals(ClusterConfig cluster) {
    consumer = TopicConsumer.open(cluster);
    patience = cluster.startTimeout();
  }

  /** The headers of the original; none when its topic does not have it any more. */
  Headers headers(Letter letter) {
    TopicPartition source = letter.source();
    if (source.partition() >= consumer.partitionsFor(source.topic()).size()) {
      return new RecordHeaders();
    }
    consumer.assign(List.of(source));
    Map<TopicPartition, Long> first = consumer.beginningOffsets(List.of(source));
    Map<TopicPartition, Long> end = consumer.endOffsets(List.of(source));
    boolean there =
        letter.sourceOffset() >= first.getOrDefault(source, 0L)
            && letter.sourceOffset() < end.getOrDefault(source, 0L);
    return there ? find(letter) : new RecordHeaders();
  }

  private Headers find(Letter letter) {
    TopicPartition source = letter.source();
    consumer.seek(source, letter.sourceOffset());
    long deadline = System.nanoTime() + patience.toNanos();
    while (consumer.position(source) <= letter.sourceOffset() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(source)) {
        return record.offset() == letter.sourceOffset() ? record.headers() : new RecordHeaders();
      }
    }
    return new RecordHeaders();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
