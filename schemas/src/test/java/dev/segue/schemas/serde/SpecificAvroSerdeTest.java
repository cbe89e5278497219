package dev.segue.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.Genre;
import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.registry.CompatibilityLevel;
import dev.segue.schemas.registry.InMemoryRegistry;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.SchemaRegistries;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpecificAvroSerdeTest {
  private static final String SCOPE = "serde-test";
  private static final Instant AT = Instant.parse("2026-03-01T20:15:30.123Z");

  private final InMemoryRegistry registry = SchemaRegistries.mock(SCOPE);

  @AfterEach
  void dropRegistry() {
    SchemaRegistries.dropMock(SCOPE);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    SpecificAvroSerde<Tweet> serde = serde(Map.of());
    Tweet tweet = tweet("a tweet with ünïcode and 🎵");

    byte[] bytes = serde.serializer().serialize("tweets", tweet);

    assertThat(serde.deserializer().deserialize("tweets", bytes)).isEqualTo(tweet);
  }

  @Test
  void shouldWriteConfluentsWireFormat() {
    registry.register("something-else", Tweet.getClassSchema());
    SpecificAvroSerde<Listen> serde = serde(Map.of());

    ByteBuffer bytes = ByteBuffer.wrap(serde.serializer().serialize("listens", listen()));

    assertThat(bytes.get()).isZero();
    assertThat(bytes.getInt()).isEqualTo(registry.latest("listens-value").id()).isEqualTo(2);
    assertThat(bytes.get()).as("length of the id, zigzag").isEqualTo((byte) 4);
  }

  @Test
  void shouldPassNullOn() {
    SpecificAvroSerde<Tweet> serde = serde(Map.of());

    assertThat(serde.serializer().serialize("tweets", null)).isNull();
    assertThat(serde.deserializer().deserialize("tweets", null)).isNull();
  }

  @Test
  void shouldChooseTheClassByTheWritersSchema() {
    SpecificAvroSerde<SpecificRecord> serde =
        serde(Map.of("value.subject.name.strategy", "TopicRecordNameStrategy"));

    byte[] tweet = serde.serializer().serialize("events", tweet("hello"));
    byte[] listen = serde.serializer().serialize("events", listen());

    assertThat(serde.deserializer().deserialize("events", tweet)).isInstanceOf(Tweet.class);
    assertThat(serde.deserializer().deserialize("events", listen)).isEqualTo(listen());
    assertThat(registry.subjects(false))
        .containsExactly("events-dev.segue.schemas.Listen", "events-dev.segue.schemas.Tweet");
  }

  @Test
  void shouldReadRecordsOfAnEarlierSchema() {
    Schema earlier =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Listen","namespace":"dev.segue.schemas","fields":[
                  {"name":"track_id","type":"string"},
                  {"name":"gone","type":{"type":"array","items":"string"}},
                  {"name":"id","type":"string"},
                  {"name":"listened_at","type":{"type":"long","logicalType":"timestamp-millis"}}]}
                """);
    int id = registry.register("listens-value", earlier);
    byte[] body = {2, 't', 4, 2, 'x', 2, 'y', 0, 2, 'i', 20};

    Listen read =
        SpecificAvroSerdeTest.<Listen>serde(Map.of())
            .deserializer()
            .deserialize("l", framed(id, body));

    assertThat(read.getId()).isEqualTo("i");
    assertThat(read.getTrackId()).isEqualTo("t");
    assertThat(read.getListenedAt()).isEqualTo(Instant.ofEpochMilli(10));
    assertThat(read.getSource()).isEqualTo(ListenSource.PLAYER);
  }

  @Test
  void shouldNotRegisterWhenToldNotTo() {
    SpecificAvroSerde<Tweet> serde = serde(Map.of("auto.register.schemas", "false"));

    assertThatThrownBy(() -> serde.serializer().serialize("tweets", tweet("hello")))
        .isInstanceOf(RegistryRejectedException.class);
    registry.register("tweets-value", Tweet.getClassSchema());
    byte[] bytes = serde.serializer().serialize("tweets", tweet("hello"));

    assertThat(WireFormat.schemaId(bytes)).isEqualTo(1);
  }

  @Test
  void shouldWriteInTheLatestVersionsLayoutByName() {
    Schema latest = latestTweet("{\"name\":\"likes\",\"type\":\"int\",\"default\":7}");
    int id = registry.register("tweets-value", latest);
    SpecificAvroSerde<Tweet> serde =
        serde(Map.of("auto.register.schemas", false, "use.latest.version", true));

    byte[] bytes = serde.serializer().serialize("tweets", tweet("hello"));

    assertThat(WireFormat.schemaId(bytes)).isEqualTo(id);
    assertThat(bytes[WireFormat.HEADER_BYTES]).as("likes come first, zigzag").isEqualTo((byte) 14);
    assertThat(serde.deserializer().deserialize("tweets", bytes)).isEqualTo(tweet("hello"));
  }

  @Test
  void shouldRefuseALatestVersionThatCannotHoldTheRecord() {
    registry.register("tweets-value", latestTweet("{\"name\":\"likes\",\"type\":\"int\"}"));
    SpecificAvroSerde<Tweet> serde =
        serde(Map.of("auto.register.schemas", false, "use.latest.version", true));

    assertThatThrownBy(() -> serde.serializer().serialize("tweets", tweet("hello")))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("version 1 of subject tweets-value");
  }

  @Test
  void shouldSayWhichRecordDoesNotFitItsSchema() {
    SpecificAvroSerde<Tweet> serde = serde(Map.of());

    assertThatThrownBy(() -> serde.serializer().serialize("tweets", new Tweet()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic tweets: a dev.segue.schemas.Tweet does not fit its schema");
    assertThat(serde.serializer().serialize("tweets", tweet("next"))).isNotEmpty();
  }

  @Test
  void shouldRegisterSchemasWithoutJavaPropertiesWhenTold() {
    SpecificAvroSerde<Tweet> serde = serde(Map.of("avro.remove.java.properties", "true"));

    byte[] bytes = serde.serializer().serialize("tweets", tweet("hello"));

    assertThat(registry.schemaById(1).toString()).doesNotContain("avro.java.string");
    assertThat(serde.deserializer().deserialize("tweets", bytes)).isEqualTo(tweet("hello"));
  }

  @Test
  void shouldServeManyThreadsAtOnce() {
    SpecificAvroSerde<SpecificRecord> serde = serde(Map.of());

    List<SpecificRecord> read =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> i % 2 == 0 ? tweet("t".repeat(i)) : profile(i))
            .map(value -> serde.serializer().serialize(topic(value), value))
            .map(bytes -> serde.deserializer().deserialize("any", bytes))
            .toList();

    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).isEqualTo(i % 2 == 0 ? tweet("t".repeat(i)) : profile(i));
    }
  }

  @Test
  void shouldRefuseConfigurationThatMakesNoSense() {
    assertThatThrownBy(() -> serde(Map.of("auto.register.schemas", "perhaps")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("auto.register.schemas");
    assertThatThrownBy(() -> serde(Map.of("value.subject.name.strategy", "com.acme.Mine")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("TopicNameStrategy");
    assertThatThrownBy(() -> serde(Map.of("specific.avro.reader", "false")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void shouldFollowTheSubjectsCompatibilityLevel() {
    Schema incompatible =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"Tweet\",\"fields\":[{\"name\":\"id\",\"type\":\"int\"}]}");
    registry.setLevelOf("tweets-value", java.util.Optional.of(CompatibilityLevel.FULL));
    registry.register("tweets-value", incompatible);

    assertThatThrownBy(() -> serde(Map.of()).serializer().serialize("tweets", tweet("hello")))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("under FULL");
  }

  private static <T extends SpecificRecord> SpecificAvroSerde<T> serde(Map<String, ?> more) {
    Map<String, Object> configs = new HashMap<>(more);
    configs.put("schema.registry.url", "mock://" + SCOPE);
    SpecificAvroSerde<T> serde = new SpecificAvroSerde<>();
    serde.configure(configs, false);
    return serde;
  }

  private static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  /** The schema of Tweet with one more field, in front. */
  private static Schema latestTweet(String field) {
    String json = Tweet.getClassSchema().toString();
    return new Schema.Parser().parse(json.replace("\"fields\":[", "\"fields\":[" + field + ","));
  }

  private static String topic(SpecificRecord value) {
    return value instanceof Tweet ? "tweets" : "track-profiles";
  }

  private static Tweet tweet(String text) {
    return Tweet.newBuilder()
        .setId("t1")
        .setCreatedAt(AT)
        .setText(text)
        .setUrls(List.of("https://example.org/1"))
        .setLanguage("en")
        .setUtcOffsetMinutes(-120)
        .build();
  }

  private static Listen listen() {
    return Listen.newBuilder().setId("l1").setTrackId("spotify:track:1").setListenedAt(AT).build();
  }

  private static TrackProfile profile(int i) {
    return TrackProfile.newBuilder()
        .setTrackId("name:a/" + i)
        .setTitle("Title")
        .setArtist("Artist")
        .setGenre(Genre.JAZZ)
        .setTextEmbedding(List.of(1f, -0.5f, Float.MIN_VALUE))
        .setDigest(Long.MIN_VALUE)
        .build();
  }
}
