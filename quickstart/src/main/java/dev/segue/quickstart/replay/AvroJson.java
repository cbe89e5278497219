package dev.segue.quickstart.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes Avro records as plain JSON: the schema's field names, a union as its value, an enum as its
 * symbol, a timestamp as milliseconds since the epoch.
 */
final class AvroJson {

  private AvroJson() {}

  static void write(IndexedRecord record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      json.writeFieldName(field.name());
      value(record.get(field.pos()), json);
    }
    json.writeEndObject();
  }

  private static void value(Object value, JsonGenerator json) throws IOException {
    if (value instanceof IndexedRecord record) {
      write(record, json);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> entries) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        json.writeFieldName(entry.getKey().toString());
        value(entry.getValue(), json);
      }
      json.writeEndObject();
    } else {
      scalar(value, json);
    }
  }

  private static void scalar(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Instant instant) {
      json.writeNumber(instant.toEpochMilli());
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      json.writeString(value.toString());
    } else {
      json.writePOJO(value);
    }
  }
}
