package dev.segue.streams.operator;

import dev.segue.schemas.GenrePrediction;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.serdes.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;

/** Follows the topic of predictions as any consumer of it would: {@code read_committed}. */
public final class PredictionTail {

  private static final Duration POLL = Duration.ofMillis(200);

  private final SegueConfig config;

  public PredictionTail(SegueConfig config) {
    this.config = config;
  }

  /**
   * Hands on predictions until the reader has enough; also asks it when none came for a while.
   *
   * @param fromBeginning whether to begin with the oldest, not with the next
   * @param reader takes what came since the last call, and says whether it wants more
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry fails
   */
  public void follow(boolean fromBeginning, Predicate<List<GenrePrediction>> reader) {
    AvroSerdes serdes = AvroSerdes.of(config.cluster().avroSerde(), config.cluster().registry());
    String topic = config.topics().names().genrePredictions();
    try (Serde<GenrePrediction> serde = serdes.values(GenrePrediction.class);
        Consumer<byte[], byte[]> consumer = TopicConsumer.open(config.cluster())) {
      List<TopicPartition> partitions = TopicConsumer.assign(consumer, topic);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      boolean more = true;
      while (more) {
        Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(topic);
        more = reader.test(decoded(topic, records, serde));
      }
    }
  }

  private static List<GenrePrediction> decoded(
      String topic,
      Iterable<ConsumerRecord<byte[], byte[]>> records,
      Serde<GenrePrediction> serde) {
    return StreamSupport.stream(records.spliterator(), false)
        .filter(record -> record.value() != null)
        .map(record -> serde.deserializer().deserialize(topic, record.value()))
        .toList();
  }
}
