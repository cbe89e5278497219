package dev.segue.quickstart.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.registry.CompatibilityLevel;
import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * One request to the registry.
 *
 * @param method HTTP method
 * @param path decoded segments of the path
 * @param query decoded query parameters
 * @param body JSON body; missing when there was none
 */
record RegistryRequest(String method, List<String> path, Map<String, String> query, JsonNode body) {
  private static final int NOT_FOUND = 404;

  /**
   * Method and path with {@code *} for the segments that name something: every second one, but for
   * {@code compatibility/subjects/*} and {@code schemas/ids/*}, where it is every second from the
   * third on.
   */
  String route() {
    StringBuilder route = new StringBuilder(method);
    int offset = path.size() > 1 && isPrefix(path.get(0)) ? 1 : 0;
    for (int i = 0; i < path.size(); i++) {
      boolean name = i > offset && (i - offset) % 2 == 1;
      route.append(' ').append(name ? "*" : path.get(i));
    }
    return route.toString();
  }

  private static boolean isPrefix(String segment) {
    return segment.equals("compatibility") || segment.equals("schemas");
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(query.get(name));
  }

  /** The schema in the body, which must be Avro without references. */
  Schema schema() {
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw invalidSchema("Invalid schema type " + type + ", expected AVRO");
    }
    if (!body.path("references").isEmpty()) {
      throw invalidSchema("Schema references are not supported: inline the types");
    }
    try {
      return new Schema.Parser().parse(body.path("schema").asText());
    } catch (SchemaParseException e) {
      throw invalidSchema("Invalid schema: " + e.getMessage());
    }
  }

  /** The compatibility level in the body. */
  CompatibilityLevel level() {
    String name = body.path("compatibility").asText();
    return CompatibilityLevel.ofName(name)
        .orElseThrow(
            () ->
                new RegistryRejectedException(
                    RegistryError.INVALID_COMPATIBILITY_LEVEL,
                    "Invalid compatibility level '%s'. Valid values are %s"
                        .formatted(name, List.of(CompatibilityLevel.values()))));
  }

  /** The schema id in this segment. */
  int id(int segment) {
    try {
      return Integer.parseInt(path.get(segment));
    } catch (NumberFormatException e) {
      throw new RegistryRejectedException(NOT_FOUND, NOT_FOUND, "HTTP 404 Not Found");
    }
  }

  private static RegistryRejectedException invalidSchema(String message) {
    return new RegistryRejectedException(RegistryError.INVALID_SCHEMA, message);
  }
}
