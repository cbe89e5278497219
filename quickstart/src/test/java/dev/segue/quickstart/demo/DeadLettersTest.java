package dev.segue.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.config.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which events of the inputs a dead letter stands for. */
class DeadLettersTest {

  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://dead-letters-test");
  private static final String LINKS =
      "https://open.spotify.com/track/0000000000000000000001"
          + " https://open.spotify.com/track/0000000000000000000002";

  private final SpecificAvroSerializer<SpecificRecord> serializer = new SpecificAvroSerializer<>();
  private final SpecificAvroDeserializer<SpecificRecord> deserializer =
      new SpecificAvroDeserializer<>();
  private final InputLog inputs = new InputLog(deserializer, new Topics(""));
  private final DeadLetters letters = new DeadLetters();

  @BeforeEach
  void configure() {
    serializer.configure(REGISTRY, false);
    deserializer.configure(REGISTRY, false);
  }

  @Test
  void shouldStandForEveryLinkOfATweetThatWasRefusedAsAWhole() {
    send("tweets", 0, tweet("t1", LINKS));

    letters.add(letter("tweets", 0, "read-events", "invalid-event", "t1"));

    assertThat(dead(true)).containsExactly("ann/t1", "ann/t1#1");
  }

  @Test
  void shouldStandForTheOneLinkWhosePredictionFailed() {
    send("tweets", 0, tweet("t1", LINKS));

    letters.add(letter("tweets", 0, "predict-in-batches", "prediction-failed", "t1#1"));

    assertThat(dead(true)).containsExactly("ann/t1#1");
  }

  @Test
  void shouldNotStandForAScoredTweetWhosePredictionFailed() {
    send("tweets", 0, tweet("t1", "calm"));

    letters.add(letter("tweets", 0, "predict-in-batches", "prediction-failed", "t1"));

    assertThat(dead(false)).isEmpty();
    assertThat(letters.reasons()).isEqualTo(Map.of("prediction-failed", 1L));
  }

  @Test
  void shouldFindBytesThatAreNoRecordByTheirPlace() {
    send("listens", 7, "?".getBytes(UTF_8));
    send("tweets", 7, "no record: x9".getBytes(UTF_8));

    letters.add(letter("listens", 7, "read-events", "undecodable", null));
    letters.add(letter("tweets", 7, "read-events", "undecodable", null));

    assertThat(dead(true)).containsExactly("ann/listens-0@7");
    assertThat(dead(false)).containsExactly("ann/x9");
  }

  private Iterable<String> dead(boolean session) {
    Fates fates = new Fates();
    letters.addTo(fates, inputs);
    return fates.of(session, Fate.DEAD_LETTER).names();
  }

  private byte[] tweet(String id, String text) {
    Tweet tweet = Tweet.newBuilder().setId(id).setCreatedAt(Instant.EPOCH).setText(text).build();
    return serializer.serialize("tweets", tweet);
  }

  private void send(String topic, long offset, byte[] value) {
    inputs.add(new ConsumerRecord<>(topic, 0, offset, "ann".getBytes(UTF_8), value));
  }

  private static ConsumerRecord<byte[], byte[]> letter(
      String topic, long offset, String node, String reason, String eventId) {
    var letter = new ConsumerRecord<byte[], byte[]>("dead-letters", 0, 0, null, null);
    List.of(
            Map.entry("segue.topic", topic),
            Map.entry("segue.partition", "0"),
            Map.entry("segue.offset", Long.toString(offset)),
            Map.entry("segue.node", node),
            Map.entry("segue.reason", reason))
        .forEach(
            header -> letter.headers().add(header.getKey(), header.getValue().getBytes(UTF_8)));
    if (eventId != null) {
      letter.headers().add("segue.event.id", eventId.getBytes(UTF_8));
    }
    return letter;
  }
}
