package dev.segue.streams.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import java.io.EOFException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InboundDeserializerTest {

  private static final byte[] BYTES = {1, 2, 3};

  private static Inbound read(Deserializer<SpecificRecord> avro) {
    return new InboundDeserializer(avro).deserialize("tweets", BYTES);
  }

  private static Deserializer<SpecificRecord> failing(RuntimeException failure) {
    return (topic, bytes) -> {
      throw failure;
    };
  }

  @Test
  void shouldKeepBytesThatCanNeverBeDecoded() {
    Inbound inbound = read(failing(new SerializationException("bad", new EOFException())));

    assertThat(inbound).isInstanceOf(Inbound.Undecodable.class);
    assertThat(inbound.bytes()).isSameAs(BYTES);
  }

  /** The registry's answers to a lookup by id, through the built-in deserializer. */
  private static Inbound readBuiltIn(RuntimeException answer) {
    SchemaRegistry registry =
        (SchemaRegistry)
            Proxy.newProxyInstance(
                SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class},
                (proxy, method, args) -> {
                  throw answer;
                });
    byte[] framed = {0, 0, 0, 0, 9, 1};
    return new InboundDeserializer(new SpecificAvroDeserializer<>(registry))
        .deserialize("tweets", framed);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEMA_NOT_FOUND", "SUBJECT_NOT_FOUND", "VERSION_NOT_FOUND"})
  void shouldKeepWhatTheBuiltInSerdeCallsUndecodable(RegistryError error) {
    assertThat(readBuiltIn(new RegistryRejectedException(error, "x")))
        .isInstanceOf(Inbound.Undecodable.class);
  }

  static Stream<RuntimeException> trouble() {
    return Stream.of(
        new InterruptException("shutting down"),
        new RegistryUnavailableException("no answer", null),
        new RegistryRejectedException(401, 401, "who are you"),
        new IllegalStateException("not configured"));
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void shouldThrowWhateverElseTheBuiltInSerdeThrows(RuntimeException trouble) {
    assertThatThrownBy(() -> readBuiltIn(trouble)).isSameAs(trouble);
    assertThat(Thread.interrupted()).isEqualTo(trouble instanceof InterruptException);
  }

  @Test
  void shouldThrowWhenAnotherSerdeIsInterrupted() {
    SerializationException interrupted =
        new SerializationException("x", new InterruptException("shutting down"));

    assertThatThrownBy(() -> read(failing(interrupted))).isSameAs(interrupted);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldThrowWhenTheRegistryDoesNotAnswer() {
    RegistryUnavailableException outage = new RegistryUnavailableException("no answer", null);

    assertThatThrownBy(() -> read(failing(outage))).isSameAs(outage);
  }

  @Test
  void shouldThrowWhenTheNetworkFailsBehindAnotherSerde() {
    SerializationException outage = new SerializationException("x", new ConnectException("down"));

    assertThatThrownBy(() -> read(failing(outage))).isSameAs(outage);
  }

  @Test
  void shouldNotTakeNothingForARecord() {
    assertThat(read((topic, bytes) -> null)).isInstanceOf(Inbound.Undecodable.class);
  }

  @Test
  void shouldTellANullValueFromOneThatCannotBeDecoded() {
    InboundDeserializer deserializer =
        new InboundDeserializer(failing(new SerializationException("bad")));

    assertThat(deserializer.deserialize("tweets", null)).isInstanceOf(Inbound.Tombstone.class);
  }
}
