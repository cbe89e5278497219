package dev.segue.schemas.serde;

import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.schemas.serde.UndecodableRecordException.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format into the generated class that the writer's schema names; null stays
 * null. A topic may carry any of the generated records.
 *
 * <p>The registry is asked once per schema id. After {@link #configure}, any number of threads may
 * deserialize. {@code specific.avro.reader=false} is refused: there are no generic records here.
 *
 * @param <T> what the caller knows the topic to carry; not checked here, as in Confluent's
 */
public final class SpecificAvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private static final String SPECIFIC_READER = "specific.avro.reader";
  private static final ThreadLocal<BoundedDecoder> DECODER =
      ThreadLocal.withInitial(BoundedDecoder::new);

  private final ConcurrentMap<Integer, RecordReader> readers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;

  /** To be configured with {@code schema.registry.url}. */
  public SpecificAvroDeserializer() {}

  /** Uses this registry, which the caller closes, whatever {@code schema.registry.url} says. */
  public SpecificAvroDeserializer(SchemaRegistry registry) {
    this.registry = new Unclosed(registry);
  }

  /**
   * @throws ConfigException when a value makes no sense
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Object specific = configs.get(SPECIFIC_READER);
    if (specific != null && !specific.toString().equalsIgnoreCase("true")) {
      throw new ConfigException(
          SPECIFIC_READER, specific, "this deserializer only reads generated classes");
    }
    if (registry == null) {
      registry = SchemaRegistries.open(configs);
    }
  }

  /**
   * @throws UndecodableRecordException when the bytes will never become a record
   * @throws dev.segue.schemas.registry.RegistryUnavailableException when no registry answers
   * @throws RegistryRejectedException when the registry refuses for a reason that is not the
   *     record's, for example credentials
   */
  @Override
  public T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    requireHeader(bytes);
    RecordReader reader = reader(WireFormat.schemaId(bytes));
    BoundedDecoder decoder = DECODER.get();
    decoder.reset(bytes, WireFormat.HEADER_BYTES);
    @SuppressWarnings("unchecked") // the caller's choice of T, as Javadoc says
    T value = (T) reader.read(decoder);
    return value;
  }

  private static void requireHeader(byte[] bytes) {
    if (bytes.length < WireFormat.HEADER_BYTES) {
      throw new UndecodableRecordException(
          Reason.TOO_SHORT, "expected at least 5 bytes of header, found " + bytes.length);
    }
    if (bytes[0] != WireFormat.MAGIC) {
      throw new UndecodableRecordException(
          Reason.WRONG_MAGIC_BYTE, "magic byte: expected 0, found " + bytes[0]);
    }
  }

  private RecordReader reader(int schemaId) {
    RecordReader known = readers.get(schemaId);
    return known != null ? known : readers.computeIfAbsent(schemaId, this::resolve);
  }

  private RecordReader resolve(int schemaId) {
    return RecordReader.of(schemaId, writerSchema(schemaId));
  }

  private Schema writerSchema(int schemaId) {
    if (registry == null) {
      throw new IllegalStateException("deserialize before configure");
    }
    try {
      return registry.schemaById(schemaId);
    } catch (RegistryRejectedException e) {
      RegistryError error = e.error().orElseThrow(() -> e);
      throw switch (error) {
        case SCHEMA_NOT_FOUND, SUBJECT_NOT_FOUND, VERSION_NOT_FOUND ->
            new UndecodableRecordException(
                Reason.UNKNOWN_SCHEMA_ID,
                "schema id %d: the registry does not know it".formatted(schemaId),
                e);
        case INVALID_SCHEMA ->
            new UndecodableRecordException(
                Reason.NOT_AN_AVRO_RECORD,
                "schema id %d: %s".formatted(schemaId, e.getMessage()),
                e);
        default -> e;
      };
    }
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }
}
