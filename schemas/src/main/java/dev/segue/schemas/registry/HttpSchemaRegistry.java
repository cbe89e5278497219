package dev.segue.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Client of a registry with Confluent's REST API, without a cache. */
final class HttpSchemaRegistry implements SchemaRegistry {
  private static final int LONGEST_ANSWER = 200;

  private final RegistryHttp http;

  HttpSchemaRegistry(RegistryConfig config) {
    this.http = new RegistryHttp(config);
  }

  @Override
  public int register(String subject, Schema schema) {
    return id(http.post("/subjects/" + encode(subject) + "/versions", body(schema)));
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    return registered(http.post("/subjects/" + encode(subject), body(schema)));
  }

  @Override
  public Schema schemaById(int id) {
    return schema(http.get("/schemas/ids/" + id), "schema " + id);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return registered(http.get("/subjects/" + encode(subject) + "/versions/latest"));
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    String path = "/compatibility/subjects/" + encode(subject) + "/versions?verbose=true";
    JsonNode answer = http.post(path, body(schema));
    if (answer.path("is_compatible").asBoolean()) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    answer.path("messages").forEach(message -> reasons.add(message.asText()));
    return reasons.isEmpty() ? List.of("the registry gave no reason") : List.copyOf(reasons);
  }

  /** The JDK's client ends its threads when it is no longer reachable. */
  @Override
  public void close() {}

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static int id(JsonNode answer) {
    JsonNode id = answer.path("id");
    if (!id.isInt()) {
      throw unusable("an integer \"id\"", answer);
    }
    return id.asInt();
  }

  private static RegisteredSchema registered(JsonNode answer) {
    String subject = answer.path("subject").asText();
    int version = answer.path("version").asInt();
    Schema schema = schema(answer, "version " + version + " of " + subject);
    return new RegisteredSchema(subject, version, id(answer), schema);
  }

  /** Defaults are not validated: whoever registered the schema answers for them. */
  private static Schema schema(JsonNode answer, String what) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw malformed(what + " is of type " + type + ", expected AVRO");
    }
    JsonNode text = answer.path("schema");
    if (!text.isTextual()) {
      throw unusable("a text \"schema\" of " + what, answer);
    }
    try {
      return new Schema.Parser().setValidateDefaults(false).parse(text.asText());
    } catch (SchemaParseException e) {
      throw malformed(what + " is not an Avro schema: " + e.getMessage());
    }
  }

  /** Not what a registry answers: something else listens there, so nothing was said. */
  private static RegistryUnavailableException unusable(String expected, JsonNode answer) {
    String found = answer.toString();
    return new RegistryUnavailableException(
        "schema registry: expected "
            + expected
            + ", found "
            + found.substring(0, Math.min(LONGEST_ANSWER, found.length()))
            + ": is this the base URL of a schema registry?",
        null);
  }

  private static RegistryRejectedException malformed(String message) {
    return new RegistryRejectedException(
        RegistryError.INVALID_SCHEMA, "schema registry: " + message);
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
