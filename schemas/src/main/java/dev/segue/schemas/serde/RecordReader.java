package dev.segue.schemas.serde;

import dev.segue.schemas.serde.UndecodableRecordException.Reason;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads the records of one writer schema into the generated class of its name. Thread-safe. */
final class RecordReader {
  private final Schema writer;
  private final SpecificDatumReader<SpecificRecord> reader;

  private RecordReader(Schema writer, SpecificDatumReader<SpecificRecord> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * @throws UndecodableRecordException when there is no such class, or it cannot read the schema
   */
  static RecordReader of(int schemaId, Schema writer) {
    if (writer.getType() != Schema.Type.RECORD) {
      throw new UndecodableRecordException(
          Reason.NOT_AN_AVRO_RECORD,
          "schema %d: expected a record, found %s".formatted(schemaId, writer.getType().getName()));
    }
    Class<? extends SpecificRecord> type = generatedClass(schemaId, writer.getFullName());
    Schema own = SpecificData.get().getSchema(type);
    requireReadable(schemaId, own, writer);
    SpecificData model = SpecificData.getForClass(type);
    return new RecordReader(writer, new SpecificDatumReader<>(writer, own, model));
  }

  /**
   * Decodes the rest of the decoder's bytes.
   *
   * @throws UndecodableRecordException when they are not exactly one record
   */
  SpecificRecord read(BoundedDecoder decoder) {
    SpecificRecord value;
    try {
      value = reader.read(null, decoder);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Nothing goes in but the bytes and the schema, so whatever goes wrong is theirs.
      throw malformed("does not decode: " + e.getMessage(), e);
    }
    if (decoder.remaining() > 0) {
      throw malformed("ends %d bytes before the value does".formatted(decoder.remaining()), null);
    }
    return value;
  }

  private UndecodableRecordException malformed(String what, Throwable cause) {
    return new UndecodableRecordException(
        Reason.MALFORMED_BODY, "body of " + writer.getFullName() + " " + what, cause);
  }

  /** Not initialised before it is known to be a record: the name comes from outside. */
  private static Class<? extends SpecificRecord> generatedClass(int schemaId, String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? RecordReader.class.getClassLoader() : context;
    try {
      return Class.forName(name, false, loader).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
      throw new UndecodableRecordException(
          Reason.UNKNOWN_RECORD_NAME,
          "schema %d: expected the name of a generated record class, found %s"
              .formatted(schemaId, name),
          e);
    }
  }

  private static void requireReadable(int schemaId, Schema own, Schema writer) {
    SchemaPairCompatibility verdict =
        SchemaCompatibility.checkReaderWriterCompatibility(own, writer);
    if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new UndecodableRecordException(
          Reason.INCOMPATIBLE_SCHEMA,
          "schema %d: this version's %s cannot read it: %s"
              .formatted(schemaId, own.getFullName(), verdict.getResult().getIncompatibilities()));
    }
  }
}
