package dev.segue.schemas.serde;

import dev.segue.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link SpecificAvroSerializer} and {@link SpecificAvroDeserializer} as one; the counterpart of
 * {@code io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde}.
 *
 * @param <T> the generated class, or {@link SpecificRecord} for any
 */
public final class SpecificAvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final SpecificAvroSerializer<T> serializer;
  private final SpecificAvroDeserializer<T> deserializer;

  /** To be configured with {@code schema.registry.url}. */
  public SpecificAvroSerde() {
    serializer = new SpecificAvroSerializer<>();
    deserializer = new SpecificAvroDeserializer<>();
  }

  /** Uses this registry, which the caller closes, whatever {@code schema.registry.url} says. */
  public SpecificAvroSerde(SchemaRegistry registry) {
    serializer = new SpecificAvroSerializer<>(registry);
    deserializer = new SpecificAvroDeserializer<>(registry);
  }

  /**
   * @throws org.apache.kafka.common.config.ConfigException when a value makes no sense
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
