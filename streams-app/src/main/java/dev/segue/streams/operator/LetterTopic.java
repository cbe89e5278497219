package dev.segue.streams.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code dead-letters} from the beginning, or a moment on, to the end that it has now. */
public final class LetterTopic {

  private static final Duration POLL = Duration.ofMillis(200);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** Reads with this consumer, which the caller closes. */
  LetterTopic(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.partitions = TopicConsumer.assign(consumer, topic);
  }

  /**
   * Reads all letters that a filter takes.
   *
   * @param letters gets them, those of one partition in their order
   * @return ids of all letters of which a receipt says that they were put back
   */
  Set<String> read(LetterFilter filter, Consumer<Letter> letters) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    seek(filter);
    Set<String> replayed = new HashSet<>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Letter.receipt(record).ifPresentOrElse(replayed::add, () -> pass(record, filter, letters));
      }
    }
    return replayed;
  }

  private static void pass(
      ConsumerRecord<byte[], byte[]> record, LetterFilter filter, Consumer<Letter> letters) {
    Letter letter = Letter.of(record);
    if (filter.takes(letter)) {
      letters.accept(letter);
    }
  }

  /** A receipt is younger than its letter: those of letters since a moment are read, too. */
  private void seek(LetterFilter filter) {
    consumer.seekToBeginning(partitions);
    if (filter.since().isPresent()) {
      Instant since = filter.since().get();
      Map<TopicPartition, Long> at =
          partitions.stream().collect(Collectors.toMap(p -> p, p -> since.toEpochMilli()));
      consumer
          .offsetsForTimes(at)
          .forEach(
              (partition, found) -> {
                if (found == null) {
                  consumer.seekToEnd(List.of(partition));
                } else {
                  consumer.seek(partition, found.offset());
                }
              });
    }
  }
}
