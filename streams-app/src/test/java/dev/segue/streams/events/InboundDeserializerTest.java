package dev.segue.streams.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.registry.RegistryUnavailableException;
import java.io.EOFException;
import java.net.ConnectException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

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
