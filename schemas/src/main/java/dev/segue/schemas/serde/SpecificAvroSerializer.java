package dev.segue.schemas.serde;

import dev.segue.schemas.registry.ConfigValues;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated Avro records in Confluent's wire format; null stays null.
 *
 * <p>The registry is asked once per topic and class. After {@link #configure}, any number of
 * threads may serialize.
 *
 * @param <T> records that it takes; any generated class will do
 */
public final class SpecificAvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private static final ThreadLocal<RecordBuffer> BUFFER =
      ThreadLocal.withInitial(RecordBuffer::new);

  private final ConcurrentMap<String, ConcurrentMap<Class<?>, RecordWriter>> writers =
      new ConcurrentHashMap<>();
  private SchemaRegistry registry;
  private SerializerConfig config;

  /** To be configured with {@code schema.registry.url}. */
  public SpecificAvroSerializer() {}

  /** Uses this registry, which the caller closes, whatever {@code schema.registry.url} says. */
  public SpecificAvroSerializer(SchemaRegistry registry) {
    this.registry = new Unclosed(registry);
  }

  /**
   * @throws org.apache.kafka.common.config.ConfigException when a value makes no sense
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    config = SerializerConfig.of(new ConfigValues(configs), isKey);
    if (registry == null) {
      registry = SchemaRegistries.open(configs);
    }
  }

  /**
   * @throws SerializationException when the value does not fit its own schema, for example a null
   *     in a field that takes none
   * @throws dev.segue.schemas.registry.RegistryUnavailableException when no registry answers
   * @throws dev.segue.schemas.registry.RegistryRejectedException when the registry refuses the
   *     schema
   */
  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    RecordWriter writer = writer(topic, value);
    try {
      return writer.write(BUFFER.get(), value);
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          "topic %s: a %s does not fit its schema: %s"
              .formatted(topic, value.getSchema().getFullName(), e.getMessage()),
          e);
    }
  }

  private RecordWriter writer(String topic, T value) {
    ConcurrentMap<Class<?>, RecordWriter> ofTopic = writers.get(topic);
    if (ofTopic == null) {
      requireConfigured();
      ofTopic = writers.computeIfAbsent(topic, t -> new ConcurrentHashMap<>());
    }
    RecordWriter writer = ofTopic.get(value.getClass());
    return writer != null
        ? writer
        : ofTopic.computeIfAbsent(
            value.getClass(), c -> RecordWriter.resolve(registry, config, topic, value));
  }

  private void requireConfigured() {
    if (config == null) {
      throw new IllegalStateException("serialize before configure");
    }
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }
}
