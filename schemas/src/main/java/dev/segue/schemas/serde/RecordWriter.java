package dev.segue.schemas.serde;

import dev.segue.schemas.registry.RegisteredSchema;
import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.SchemaRegistry;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes the records of one generated class to one topic, under one schema id. Thread-safe. */
final class RecordWriter {

  /** Writes a record's body without the header. */
  @FunctionalInterface
  private interface BodyWriter {
    void write(SpecificRecord value, BinaryEncoder out) throws IOException;
  }

  private final int schemaId;
  private final BodyWriter body;

  private RecordWriter(int schemaId, BodyWriter body) {
    this.schemaId = schemaId;
    this.body = body;
  }

  /**
   * Asks the registry how records like the sample are written to the topic.
   *
   * @throws dev.segue.schemas.registry.RegistryUnavailableException when no registry answers
   * @throws RegistryRejectedException when the registry does not take, or does not have, the schema
   */
  static RecordWriter resolve(
      SchemaRegistry registry, SerializerConfig config, String topic, SpecificRecord sample) {
    Schema own = sample.getSchema();
    Schema named = config.removeJavaProperties() ? JavaProperties.removedFrom(own) : own;
    String subject = config.subject(topic, own);
    if (config.autoRegister()) {
      return new RecordWriter(registry.register(subject, named), inLayoutOf(own));
    }
    if (config.useLatestVersion()) {
      RegisteredSchema latest = registry.latest(subject);
      return new RecordWriter(latest.id(), inLayoutOf(own, latest));
    }
    return new RecordWriter(registry.lookUp(subject, named).id(), inLayoutOf(own));
  }

  byte[] write(RecordBuffer buffer, SpecificRecord value) throws IOException {
    return buffer.frame(schemaId, out -> body.write(value, out));
  }

  private static BodyWriter inLayoutOf(Schema own) {
    return new SpecificDatumWriter<SpecificRecord>(own, SpecificData.getForSchema(own))::write;
  }

  /**
   * The latest version's layout. Avro writes a generated record's fields by position, so a layout
   * that differs goes through Avro's schema resolution, by name; that costs a second pass.
   */
  private static BodyWriter inLayoutOf(Schema own, RegisteredSchema latest) {
    if (layout(own).equals(layout(latest.schema()))) {
      return inLayoutOf(own);
    }
    requireReadable(own, latest);
    return new Transcoder(own, latest.schema())::write;
  }

  private static void requireReadable(Schema own, RegisteredSchema latest) {
    if (!Transcoder.possible(own, latest.schema())) {
      throw new RegistryRejectedException(
          RegistryError.INCOMPATIBLE_SCHEMA,
          "use.latest.version: version %d of subject %s cannot hold what class %s writes"
              .formatted(latest.version(), latest.subject(), own.getFullName()));
    }
  }

  private static String layout(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }
}
