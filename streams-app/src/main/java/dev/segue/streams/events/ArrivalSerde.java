package dev.segue.streams.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The value of the repartition topics: timestamp, partition and offset (8, 4 and 8 bytes), the
 * topic's name (2 bytes of length, UTF-8), then one byte and the original value (1) or nothing (0).
 */
public final class ArrivalSerde implements Serde<Arrival> {

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
    byte[] value = arrival.inbound().bytes();
    int length = 8 + 4 + 8 + 2 + topic.length + 1 + (value == null ? 0 : value.length);
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putLong(arrival.timestamp());
    out.putInt(arrival.source().partition()).putLong(arrival.source().offset());
    out.putShort((short) topic.length).put(topic).put((byte) (value == null ? 0 : 1));
    if (value != null) {
      out.put(value);
    }
    return out.array();
  }

  private Arrival read(ByteBuffer in) {
    long timestamp = in.getLong();
    int partition = in.getInt();
    long offset = in.getLong();
    byte[] topic = new byte[in.getShort()];
    in.get(topic);
    Source source = new Source(new String(topic, StandardCharsets.UTF_8), partition, offset);
    byte[] value = in.get() == 0 ? null : new byte[in.remaining()];
    if (value != null) {
      in.get(value);
    }
    return new Arrival(inbound.deserialize(source.topic(), value), source, timestamp);
  }
}
