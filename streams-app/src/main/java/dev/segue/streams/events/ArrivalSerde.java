package dev.segue.streams.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The value of the repartition topics: timestamp, partition, offset and size of the key (8, 4, 8
 * and 4 bytes), the topic's name (2 bytes of length, UTF-8), then one byte and the original value
 * (1), nothing (0), or the size of a value that is too large to be passed on (2, 4 bytes).
 */
public final class ArrivalSerde implements Serde<Arrival> {

  private static final byte NULL = 0;
  private static final byte VALUE = 1;
  private static final byte TOO_LARGE = 2;

  private final InboundDeserializer inbound;

  public ArrivalSerde(InboundDeserializer inbound) {
    this.inbound = inbound;
  }

  @Override
  public Serializer<Arrival> serializer() {
    return (topic, arrival) -> arrival == null ? null : write(arrival);
  }

  @Override
  public Deserializer<Arrival> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes));
  }

  private static byte[] write(Arrival arrival) {
    byte[] topic = arrival.source().topic().getBytes(StandardCharsets.UTF_8);
    byte[] value = value(arrival.inbound());
    ByteBuffer out = ByteBuffer.allocate(8 + 4 + 8 + 4 + 2 + topic.length + value.length);
    out.putLong(arrival.timestamp());
    out.putInt(arrival.source().partition()).putLong(arrival.source().offset());
    return out.putInt(arrival.keySize())
        .putShort((short) topic.length)
        .put(topic)
        .put(value)
        .array();
  }

  private static byte[] value(Inbound inbound) {
    if (inbound instanceof Inbound.TooLarge large) {
      return ByteBuffer.allocate(1 + Integer.BYTES).put(TOO_LARGE).putInt(large.size()).array();
    }
    byte[] bytes = inbound.bytes();
    return bytes == null
        ? new byte[] {NULL}
        : ByteBuffer.allocate(1 + bytes.length).put(VALUE).put(bytes).array();
  }

  private Arrival read(ByteBuffer in) {
    long timestamp = in.getLong();
    int partition = in.getInt();
    long offset = in.getLong();
    int keySize = in.getInt();
    byte[] topic = new byte[in.getShort()];
    in.get(topic);
    Source source = new Source(new String(topic, StandardCharsets.UTF_8), partition, offset);
    return new Arrival(value(source.topic(), in), source, timestamp, keySize);
  }

  private Inbound value(String topic, ByteBuffer in) {
    byte kind = in.get();
    if (kind == TOO_LARGE) {
      return new Inbound.TooLarge(in.getInt());
    }
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return inbound.deserialize(topic, kind == NULL ? null : bytes);
  }
}
