package dev.segue.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The records that a topology wrote to the changelogs of its stores, by store. */
public record Changelogs(Map<String, List<TestRecord<byte[], byte[]>>> byStore) {

  private static final String SUFFIX = "-changelog";

  static Changelogs drain(TopologyTestDriver driver) {
    Map<String, List<TestRecord<byte[], byte[]>>> byStore = new TreeMap<>();
    for (String topic : driver.producedTopicNames()) {
      if (topic.endsWith(SUFFIX)) {
        var output =
            driver.createOutputTopic(
                topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        byStore.put(store(topic), new ArrayList<>(output.readRecordsToList()));
      }
    }
    return new Changelogs(byStore);
  }

  private static String store(String topic) {
    return topic.substring("segue-test-".length(), topic.length() - SUFFIX.length());
  }

  /** Bytes of keys and values, by store. */
  public Map<String, Integer> bytes() {
    Map<String, Integer> bytes = new TreeMap<>();
    byStore.forEach(
        (store, records) -> bytes.put(store, records.stream().mapToInt(Changelogs::size).sum()));
    bytes.values().removeIf(size -> size == 0);
    return bytes;
  }

  /** Numbers of records, by store. */
  public Map<String, Integer> writes() {
    Map<String, Integer> writes = new TreeMap<>();
    byStore.forEach((store, records) -> writes.put(store, records.size()));
    writes.values().removeIf(size -> size == 0);
    return writes;
  }

  public int totalBytes() {
    return bytes().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether a text is in any key or value that compaction keeps. */
  public boolean keep(String text) {
    return byStore.values().stream()
        .flatMap(Changelogs::compacted)
        .anyMatch(b -> contains(b, text));
  }

  private static Stream<byte[]> compacted(List<TestRecord<byte[], byte[]>> records) {
    Map<Bytes, byte[]> newest = new HashMap<>();
    records.forEach(record -> newest.put(Bytes.wrap(record.key()), record.value()));
    newest.values().removeIf(value -> value == null);
    return newest.entrySet().stream().flatMap(e -> Stream.of(e.getKey().get(), e.getValue()));
  }

  private static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static int size(TestRecord<byte[], byte[]> record) {
    return record.key().length + (record.value() == null ? 0 : record.value().length);
  }
}
