package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.streams.deadletters.DeadLetterHeaders;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.events.ReadEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The dead letters so far, and which events of the inputs they were. Not thread-safe. */
final class DeadLetters {

  private record Letter(String topic, String place, String node, String reason, String eventId) {}

  private final List<Letter> letters = new ArrayList<>();

  void add(ConsumerRecord<byte[], byte[]> letter) {
    String topic = header(letter, DeadLetterHeaders.TOPIC);
    String place =
        topic
            + "-"
            + header(letter, DeadLetterHeaders.PARTITION)
            + "@"
            + header(letter, DeadLetterHeaders.OFFSET);
    letters.add(
        new Letter(
            topic,
            place,
            header(letter, DeadLetterHeaders.NODE),
            header(letter, DeadLetterHeaders.REASON),
            header(letter, DeadLetterHeaders.EVENT_ID)));
  }

  /** The value of a header; "?" when it is not there. */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
  }

  long total() {
    return letters.size();
  }

  /** Numbers of letters by their reason. */
  Map<String, Long> reasons() {
    Map<String, Long> reasons = new TreeMap<>();
    letters.forEach(letter -> reasons.merge(letter.reason(), 1L, Long::sum));
    return reasons;
  }

  /**
   * Adds the events that were set aside. A tweet whose prediction failed is not one of them: it was
   * scored.
   */
  void addTo(Fates fates, InputLog inputs) {
    for (Letter letter : letters) {
      boolean scored = letter.reason().equals(Reason.PREDICTION_FAILED.key());
      events(letter, inputs).stream()
          .filter(event -> event.session() || !scored)
          .forEach(e -> fates.of(e.session(), Fate.DEAD_LETTER).add(e.name()));
    }
  }

  /** One event of the record, or all of them where the record was refused as a whole. */
  private static List<InputLog.Event> events(Letter letter, InputLog inputs) {
    List<InputLog.Event> all = inputs.at(letter.place());
    return letter.node().equals(ReadEvents.NODE)
        ? all
        : all.stream().filter(event -> event.id().equals(letter.eventId())).toList();
  }
}
