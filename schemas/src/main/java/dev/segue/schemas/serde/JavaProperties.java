package dev.segue.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The {@code avro.java.string} marks that Avro's code generator puts into a class's schema. */
public final class JavaProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRING_TYPE = "avro.java.string";

  private JavaProperties() {}

  /** The schema as a program in another language would write it. */
  public static Schema removedFrom(Schema schema) {
    try {
      return new Schema.Parser().parse(stripped(JSON.readTree(schema.toString())).toString());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Avro wrote a schema that is not JSON: " + schema, e);
    }
  }

  private static JsonNode stripped(JsonNode node) {
    if (node instanceof ObjectNode object && object.has(STRING_TYPE)) {
      object.remove(STRING_TYPE);
      return object.size() == 1 ? object.get("type") : object;
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(stripped(field.getValue())));
    } else if (node instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, stripped(array.get(i)));
      }
    }
    return node;
  }
}
