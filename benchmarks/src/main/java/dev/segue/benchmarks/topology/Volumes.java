package dev.segue.benchmarks.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Measures what a contender writes, by reading its topics as a consumer of committed records. */
final class Volumes {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<String> INPUTS =
      List.of("tweets", "listens", "users", "tracks", "track-profiles");

  private final Testbed bed;
  private final String contender;
  private Map<TopicPartition, Long> mark = new HashMap<>();

  Volumes(Testbed bed, String contender) {
    this.bed = bed;
    this.contender = contender;
  }

  /** Begins anew here, without reading what was written before. */
  void skip() throws ExecutionException, InterruptedException {
    mark = ends();
  }

  /** What was written since the last call, or since the beginning, by topic. */
  Map<String, Volume> sinceLast() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> now = ends();
    Map<TopicPartition, Long> from =
        now.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), tp -> mark.getOrDefault(tp, 0L)));
    mark = now;
    Map<String, Volume> volumes = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(now.keySet());
      from.forEach(consumer::seek);
      while (now.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Volume before = volumes.getOrDefault(shortName(record.topic()), Volume.NONE);
          volumes.put(shortName(record.topic()), before.plus(size(record)));
        }
      }
    }
    return volumes;
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(0L, record.serializedKeySize()) + Math.max(0L, record.serializedValueSize());
  }

  private String shortName(String topic) {
    return topic.substring(contender.length() + 1);
  }

  private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        bed.admin().listTopics().names().get().stream()
            .filter(topic -> topic.startsWith(contender + ".") || topic.startsWith(contender + "-"))
            .filter(topic -> !INPUTS.contains(shortName(topic)))
            .collect(
                Collectors.toMap(topic -> new TopicPartition(topic, 0), t -> OffsetSpec.latest()));
    return bed.admin().listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bed.bootstrapServers(), "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
