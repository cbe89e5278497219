package dev.segue.quickstart.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The last committed memory of every user, read from the changelog. */
final class StoredMemories {

  /** Version, digest, last step and steps seen come before the vector's length in bytes. */
  private static final int HEADER_BYTES = 1 + 32 + 8 + 8;

  private StoredMemories() {}

  /**
   * Reads a changelog to its end.
   *
   * @return vector float32 by user id
   */
  static Map<String, float[]> read(Connection connection, String changelog) {
    Map<String, float[]> memories = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer()) {
      var partitions =
          consumer.partitionsFor(changelog).stream()
              .map(p -> new TopicPartition(changelog, p.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          memories.put(new String(record.key(), StandardCharsets.UTF_8), vector(record.value()));
        }
      }
    }
    return memories;
  }

  private static float[] vector(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value).position(HEADER_BYTES);
    float[] vector = new float[buffer.getInt() / Float.BYTES];
    buffer.asFloatBuffer().get(vector);
    return vector;
  }
}
