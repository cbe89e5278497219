package dev.segue.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.registry.CompatibilityLevel;
import dev.segue.schemas.registry.InMemoryRegistry;
import dev.segue.schemas.serde.UndecodableRecordException.Reason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class UndecodableRecordTest {
  /** As Avro writes a length. */
  private static final byte[] ONE_AND_A_HALF_BILLION = {
    (byte) 0x80, (byte) 0xBC, (byte) 0xC1, (byte) 0x96, 0x0B
  };

  private final InMemoryRegistry registry = new InMemoryRegistry(CompatibilityLevel.NONE);
  private final int tweetId = registry.register("tweets-value", Tweet.getClassSchema());
  private final int profileId = registry.register("p-value", TrackProfile.getClassSchema());
  private final SpecificAvroSerde<SpecificRecord> serde = new SpecificAvroSerde<>(registry);

  UndecodableRecordTest() {
    serde.configure(Map.of(), false);
  }

  @Test
  void shouldSayThatTheHeaderIsMissing() {
    assertUndecodable(new byte[0], Reason.TOO_SHORT, "expected at least 5 bytes", "found 0");
    assertUndecodable(new byte[] {0, 0, 0, 0}, Reason.TOO_SHORT, "found 4");
    assertUndecodable(new byte[] {'{', '"', 'i', 'd', '"'}, Reason.WRONG_MAGIC_BYTE, "found 123");
  }

  @Test
  void shouldSayThatTheSchemaIsUnknown() {
    assertUndecodable(framed(77), Reason.UNKNOWN_SCHEMA_ID, "schema id 77");
    assertUndecodable(framed(-1), Reason.UNKNOWN_SCHEMA_ID, "schema id -1");
  }

  @Test
  void shouldSayThatTheSchemaIsNoRecord() {
    int id = registry.register("x", Schema.create(Schema.Type.STRING));

    assertUndecodable(framed(id, 2, 'a'), Reason.NOT_AN_AVRO_RECORD, "found string");
  }

  @Test
  void shouldSayThatNoClassHasTheName() {
    int unknown = register("{'type':'record','name':'com.acme.Order','fields':[]}");
    int noRecord = register("{'type':'record','name':'java.lang.Runtime','fields':[]}");

    assertUndecodable(framed(unknown), Reason.UNKNOWN_RECORD_NAME, "found com.acme.Order");
    assertUndecodable(framed(noRecord), Reason.UNKNOWN_RECORD_NAME, "found java.lang.Runtime");
  }

  @Test
  void shouldSayThatTheClassCannotReadTheSchema() {
    int id =
        register(
            "{'type':'record','name':'dev.segue.schemas.Tweet','fields':["
                + "{'name':'id','type':'int'}]}");

    assertUndecodable(framed(id, 2), Reason.INCOMPATIBLE_SCHEMA, "dev.segue.schemas.Tweet");
  }

  @Test
  void shouldSayThatBytesAreLeft() {
    byte[] bytes = serde.serializer().serialize("tweets", tweet());

    assertUndecodable(
        Arrays.copyOf(bytes, bytes.length + 3), Reason.MALFORMED_BODY, "ends 3 bytes before");
  }

  /** The schema is compatible, its records nest as deep as their bytes say. */
  @Test
  void shouldRefuseABodyThatNestsDeeperThanTheStack() {
    Schema nested = Schema.createRecord("Nested", null, "test", false);
    Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), nested);
    nested.setFields(List.of(new Schema.Field("next", optional)));
    List<Schema.Field> fields =
        Stream.concat(
                Tweet.getClassSchema().getFields().stream()
                    .map(f -> new Schema.Field(f, f.schema())),
                Stream.of(new Schema.Field("nested", optional)))
            .toList();
    int id =
        registry.register(
            "deep", Schema.createRecord("Tweet", null, "dev.segue.schemas", false, fields));
    byte[] tweet = serde.serializer().serialize("tweets", tweet());
    byte[] deep = Arrays.copyOf(tweet, 500_000);
    Arrays.fill(deep, tweet.length, deep.length, (byte) 2);
    ByteBuffer.wrap(deep).putInt(1, id);

    assertUndecodable(deep, Reason.MALFORMED_BODY, "does not decode");
  }

  @Test
  void shouldNotAllocateWhatAStringClaims() {
    assertUndecodable(
        framed(tweetId, ONE_AND_A_HALF_BILLION), Reason.MALFORMED_BODY, "found 1500000000");
  }

  @Test
  void shouldNotAllocateWhatAnArrayClaims() {
    ByteBuffer valid =
        ByteBuffer.wrap(serde.serializer().serialize("p", profile()))
            .position(WireFormat.HEADER_BYTES);
    int embedding = valid.position() + 2 + 2 + 2 + 1 + 1 + 1 + 1;
    byte[] claims = Arrays.copyOf(valid.array(), embedding + 5);
    System.arraycopy(ONE_AND_A_HALF_BILLION, 0, claims, embedding, 5);

    assertUndecodable(claims, Reason.MALFORMED_BODY, "found 1500000000");
  }

  @Property(tries = 5_000)
  void shouldRefuseOrReadAnyBodyButNeverFailOtherwise(
      @ForAll boolean isTweet, @ForAll @Size(max = 60) byte[] body) {
    assertReadOrUndecodable(framed(isTweet ? tweetId : profileId, body));
  }

  @Property(tries = 5_000)
  void shouldRefuseOrReadADamagedRecordButNeverFailOtherwise(
      @ForAll boolean isTweet,
      @ForAll @IntRange(max = 1_000) int position,
      @ForAll byte damage,
      @ForAll @IntRange(max = 30) int cut) {
    SpecificRecord value = isTweet ? tweet() : profile();
    byte[] bytes = serde.serializer().serialize(isTweet ? "tweets" : "p", value);

    bytes[position % bytes.length] = damage;

    assertReadOrUndecodable(Arrays.copyOf(bytes, Math.max(0, bytes.length - cut)));
  }

  private void assertReadOrUndecodable(byte[] bytes) {
    Throwable failure = catchThrowable(() -> serde.deserializer().deserialize("t", bytes));
    if (failure != null) {
      assertThat(failure).isInstanceOf(UndecodableRecordException.class);
    }
  }

  private void assertUndecodable(byte[] bytes, Reason reason, String... said) {
    assertThatThrownBy(() -> serde.deserializer().deserialize("tweets", bytes))
        .isInstanceOfSatisfying(
            UndecodableRecordException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(said);
  }

  private int register(String json) {
    Schema schema = new Schema.Parser().parse(json.replace('\'', '"'));
    return registry.register(schema.getFullName() + schema.hashCode(), schema);
  }

  private static byte[] framed(int id, int... body) {
    byte[] bytes = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    return framed(id, bytes);
  }

  private static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static Tweet tweet() {
    return Tweet.newBuilder()
        .setId("1")
        .setCreatedAt(Instant.EPOCH)
        .setText("so stressed today")
        .setUrls(List.of("https://example.org"))
        .build();
  }

  private static TrackProfile profile() {
    return TrackProfile.newBuilder()
        .setTrackId("i")
        .setTitle("t")
        .setArtist("a")
        .setGenre(dev.segue.schemas.Genre.ROCK)
        .setTextEmbedding(List.of(1f, 2f, 3f))
        .setDigest(3)
        .build();
  }
}
