package dev.segue.quickstart.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.registry.CompatibilityLevel;
import dev.segue.schemas.registry.InMemoryRegistry;
import dev.segue.schemas.registry.RegisteredSchema;
import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Confluent's REST API, one method a resource, over an {@link InMemoryRegistry}. */
final class RegistryApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  private final InMemoryRegistry registry;

  RegistryApi(InMemoryRegistry registry) {
    this.registry = registry;
  }

  /**
   * @throws RegistryRejectedException when the request cannot be met, with status and code
   */
  JsonNode answer(RegistryRequest request) {
    return switch (request.route()) {
      case "GET" -> NODES.objectNode();
      case "GET mode" -> NODES.objectNode().put("mode", "READWRITE");
      case "GET subjects" -> subjects(request);
      case "POST subjects *" -> lookUp(request);
      case "DELETE subjects *" -> deleteSubject(request);
      case "GET subjects * versions" -> versions(request);
      case "POST subjects * versions" -> register(request);
      case "GET subjects * versions *" -> registered(version(request, 1));
      case "GET subjects * versions * schema" -> parsed(version(request, 1));
      case "DELETE subjects * versions *" -> deleteVersion(request);
      case "GET schemas types" -> NODES.arrayNode().add("AVRO");
      case "GET schemas ids *" -> schema(request);
      case "GET schemas ids * schema" -> parse(registry.schemaById(request.id(2)).toString());
      case "GET schemas ids * subjects" -> usingSubjects(request);
      case "GET schemas ids * versions" -> usingVersions(request);
      case "POST compatibility subjects * versions" -> compatible(request, all(request));
      case "POST compatibility subjects * versions *" -> compatible(request, one(request));
      case "GET config" -> level("compatibilityLevel", registry.level());
      case "PUT config" -> setLevel(request);
      case "GET config *" -> level("compatibilityLevel", subjectLevel(request));
      case "PUT config *" -> setSubjectLevel(request);
      case "DELETE config *" -> clearSubjectLevel(request);
      default -> throw notFound();
    };
  }

  private JsonNode subjects(RegistryRequest request) {
    String prefix = request.query().getOrDefault("subjectPrefix", "");
    ArrayNode names = NODES.arrayNode();
    registry.subjects(request.flag("deleted")).stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(names::add);
    return names;
  }

  private JsonNode lookUp(RegistryRequest request) {
    return registered(
        registry.lookUp(request.path().get(1), request.schema(), request.flag("deleted")));
  }

  private JsonNode deleteSubject(RegistryRequest request) {
    return numbers(registry.deleteSubject(request.path().get(1), request.flag("permanent")));
  }

  private JsonNode versions(RegistryRequest request) {
    return numbers(
        registry.versions(request.path().get(1), request.flag("deleted")).stream()
            .map(RegisteredSchema::version)
            .toList());
  }

  private JsonNode register(RegistryRequest request) {
    return NODES.objectNode().put("id", registry.register(request.path().get(1), request.schema()));
  }

  private JsonNode deleteVersion(RegistryRequest request) {
    String subject = request.path().get(1);
    int number = number(subject, request.path().get(3));
    registry.deleteVersion(subject, number, request.flag("permanent"));
    return NODES.numberNode(number);
  }

  private JsonNode schema(RegistryRequest request) {
    return NODES.objectNode().put("schema", registry.schemaById(request.id(2)).toString());
  }

  private JsonNode usingSubjects(RegistryRequest request) {
    ArrayNode names = NODES.arrayNode();
    registry
        .usages(request.id(2), request.flag("deleted"))
        .forEach(usage -> names.add(usage.subject()));
    return names;
  }

  private JsonNode usingVersions(RegistryRequest request) {
    ArrayNode versions = NODES.arrayNode();
    registry
        .usages(request.id(2), request.flag("deleted"))
        .forEach(
            usage ->
                versions
                    .addObject()
                    .put("subject", usage.subject())
                    .put("version", usage.version()));
    return versions;
  }

  private List<String> all(RegistryRequest request) {
    return registry.incompatibilities(request.path().get(2), request.schema());
  }

  /** As Confluent's: the latest version of a subject that does not exist forbids nothing. */
  private List<String> one(RegistryRequest request) {
    String subject = request.path().get(2);
    boolean latest = isLatest(request.path().get(4));
    if (latest && !registry.subjects(false).contains(subject)) {
      return List.of();
    }
    return registry.incompatibilitiesWith(version(request, 2), request.schema());
  }

  private static JsonNode compatible(RegistryRequest request, List<String> violations) {
    ObjectNode answer = NODES.objectNode().put("is_compatible", violations.isEmpty());
    if (request.flag("verbose")) {
      violations.forEach(answer.putArray("messages")::add);
    }
    return answer;
  }

  private JsonNode setLevel(RegistryRequest request) {
    registry.setLevel(request.level());
    return level("compatibility", request.level());
  }

  private CompatibilityLevel subjectLevel(RegistryRequest request) {
    String subject = request.path().get(1);
    Optional<CompatibilityLevel> own = registry.levelOf(subject);
    if (own.isEmpty() && request.flag("defaultToGlobal")) {
      return registry.level();
    }
    return own.orElseThrow(
        () ->
            new RegistryRejectedException(
                RegistryError.SUBJECT_LEVEL_NOT_SET,
                "Subject '" + subject + "' does not have subject-level compatibility configured"));
  }

  private JsonNode setSubjectLevel(RegistryRequest request) {
    registry.setLevelOf(request.path().get(1), Optional.of(request.level()));
    return level("compatibility", request.level());
  }

  private JsonNode clearSubjectLevel(RegistryRequest request) {
    CompatibilityLevel cleared = subjectLevel(request);
    registry.setLevelOf(request.path().get(1), Optional.empty());
    return level("compatibilityLevel", cleared);
  }

  /** The version that the path names two segments after the subject at {@code segment}. */
  private RegisteredSchema version(RegistryRequest request, int segment) {
    String subject = request.path().get(segment);
    int number = number(subject, request.path().get(segment + 2));
    return registry.version(subject, number, request.flag("deleted"));
  }

  private int number(String subject, String text) {
    if (isLatest(text)) {
      return registry.latest(subject).version();
    }
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalidVersion(text);
    }
    throw invalidVersion(text);
  }

  private static boolean isLatest(String version) {
    return version.equals("latest") || version.equals("-1");
  }

  private static JsonNode registered(RegisteredSchema version) {
    return NODES
        .objectNode()
        .put("subject", version.subject())
        .put("version", version.version())
        .put("id", version.id())
        .put("schema", version.schema().toString());
  }

  private static JsonNode parsed(RegisteredSchema version) {
    return parse(version.schema().toString());
  }

  private static JsonNode parse(String schema) {
    try {
      return JSON.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Avro wrote a schema that is not JSON: " + schema, e);
    }
  }

  private static JsonNode level(String key, CompatibilityLevel level) {
    return NODES.objectNode().put(key, level.name());
  }

  private static JsonNode numbers(List<Integer> numbers) {
    ArrayNode array = NODES.arrayNode();
    numbers.forEach(array::add);
    return array;
  }

  private static RegistryRejectedException invalidVersion(String text) {
    return new RegistryRejectedException(
        RegistryError.INVALID_VERSION,
        "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
            .formatted(text));
  }

  private static RegistryRejectedException notFound() {
    return new RegistryRejectedException(NOT_FOUND, NOT_FOUND, "HTTP 404 Not Found");
  }
}
