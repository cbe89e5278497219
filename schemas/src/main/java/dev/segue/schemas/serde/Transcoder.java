package dev.segue.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes generated records in the layout of another schema of the same name: encoded in their own,
 * decoded into the other by Avro's schema resolution, encoded again. Thread-safe.
 */
final class Transcoder {
  private final SpecificDatumWriter<SpecificRecord> ownWriter;
  private final GenericDatumReader<Object> reader;
  private final GenericDatumWriter<Object> targetWriter;

  Transcoder(Schema own, Schema target) {
    ownWriter = new SpecificDatumWriter<>(own, SpecificData.getForSchema(own));
    reader = new GenericDatumReader<>(own, target);
    targetWriter = new GenericDatumWriter<>(target);
  }

  /** Whether every record of the one schema can be written in the other. */
  static boolean possible(Schema own, Schema target) {
    return SchemaCompatibility.checkReaderWriterCompatibility(target, own).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  void write(SpecificRecord value, BinaryEncoder out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    ownWriter.write(value, encoder);
    encoder.flush();
    BoundedDecoder decoder = new BoundedDecoder();
    decoder.reset(bytes.toByteArray(), 0);
    targetWriter.write(reader.read(null, decoder), out);
  }
}
