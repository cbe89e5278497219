package dev.segue.quickstart.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.schemas.Listen;
import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.schemas.serde.SpecificAvroSerde;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String V1 = record("{'name':'a','type':'int'}");
  private static final String V2 =
      record("{'name':'a','type':'int'},{'name':'b','type':'int','default':0}");
  private static final String INCOMPATIBLE = record("{'name':'a','type':'string'}");

  private final EmbeddedRegistry registry = EmbeddedRegistry.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void shouldRegisterOnceAndCountVersions() throws Exception {
    assertThat(post("/subjects/s-value/versions", V1)).hasToString("{\"id\":1}");
    assertThat(post("/subjects/s-value/versions", V1)).hasToString("{\"id\":1}");
    assertThat(post("/subjects/s-value/versions", V2)).hasToString("{\"id\":2}");
    assertThat(post("/subjects/other-value/versions", V2)).hasToString("{\"id\":2}");

    assertThat(get("/subjects")).hasToString("[\"other-value\",\"s-value\"]");
    assertThat(get("/subjects?subjectPrefix=s-")).hasToString("[\"s-value\"]");
    assertThat(get("/subjects/s-value/versions")).hasToString("[1,2]");
    assertThat(get("/subjects/s-value/versions/latest").path("version").asInt()).isEqualTo(2);
    assertThat(get("/subjects/s-value/versions/1").path("schema").asText()).isEqualTo(V1);
    assertThat(get("/subjects/s-value/versions/1/schema")).isEqualTo(JSON.readTree(V1));
    assertThat(get("/schemas/ids/2").path("schema").asText()).isEqualTo(V2);
    assertThat(get("/schemas/ids/2/subjects")).hasToString("[\"other-value\",\"s-value\"]");
    assertThat(get("/schemas/ids/1/versions"))
        .hasToString("[{\"subject\":\"s-value\",\"version\":1}]");
  }

  @Test
  void shouldLookUpASchema() throws Exception {
    post("/subjects/s/versions", V1);

    JsonNode found = post("/subjects/s", V1);

    assertThat(found.path("subject").asText()).isEqualTo("s");
    assertThat(found.path("version").asInt()).isEqualTo(1);
    assertThat(found.path("id").asInt()).isEqualTo(1);
    assertThat(send("POST", "/subjects/s", schemaBody(V2))).isEqualTo("404 40403");
    assertThat(send("POST", "/subjects/t", schemaBody(V1))).isEqualTo("404 40401");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, true, true",
    "BACKWARD, true, false",
    "BACKWARD_TRANSITIVE, true, false",
    "FORWARD, true, false",
    "FORWARD_TRANSITIVE, true, false",
    "FULL, true, false",
    "FULL_TRANSITIVE, true, false"
  })
  void shouldRefuseWhatTheLevelForbids(String level, boolean evolved, boolean incompatible)
      throws Exception {
    send("PUT", "/config", "{\"compatibility\":\"" + level + "\"}");
    post("/subjects/s/versions", V1);

    String path = "/compatibility/subjects/s/versions/latest";
    assertThat(post(path, V2).path("is_compatible").asBoolean()).isEqualTo(evolved);
    assertThat(post(path, INCOMPATIBLE).path("is_compatible").asBoolean()).isEqualTo(incompatible);
    assertThat(send("POST", "/subjects/s/versions", schemaBody(INCOMPATIBLE)))
        .isEqualTo(incompatible ? "200 0" : "409 409");
  }

  @Test
  void shouldGiveReasonsWhenAsked() throws Exception {
    post("/subjects/s/versions", V1);

    JsonNode verbose = post("/compatibility/subjects/s/versions?verbose=true", INCOMPATIBLE);
    JsonNode terse = post("/compatibility/subjects/s/versions", INCOMPATIBLE);

    assertThat(verbose.path("messages").get(0).asText()).contains("TYPE_MISMATCH at /fields/0");
    assertThat(terse).hasToString("{\"is_compatible\":false}");
    assertThat(post("/compatibility/subjects/new/versions/latest", V1))
        .hasToString("{\"is_compatible\":true}");
    assertThat(send("POST", "/compatibility/subjects/s/versions/9", schemaBody(V1)))
        .isEqualTo("404 40402");
  }

  @Test
  void shouldKeepALevelPerSubject() throws Exception {
    assertThat(get("/config")).hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
    assertThat(send("GET", "/config/s", "")).isEqualTo("404 40408");
    assertThat(get("/config/s?defaultToGlobal=true").toString()).contains("BACKWARD_TRANSITIVE");

    String none = "{\"compatibility\":\"NONE\"}";
    assertThat(json("PUT", "/config/s", none)).hasToString(none);
    post("/subjects/s/versions", V1);
    post("/subjects/s/versions", INCOMPATIBLE);

    assertThat(get("/config/s")).hasToString("{\"compatibilityLevel\":\"NONE\"}");
    assertThat(json("DELETE", "/config/s", "").toString()).contains("NONE");
    assertThat(send("GET", "/config/s", "")).isEqualTo("404 40408");
    assertThat(send("PUT", "/config", "{\"compatibility\":\"BACKWARDS\"}")).isEqualTo("422 42203");
  }

  @Test
  void shouldDeleteSoftlyThenPermanently() throws Exception {
    post("/subjects/s/versions", V1);
    post("/subjects/s/versions", V2);

    assertThat(send("DELETE", "/subjects/s/versions/1?permanent=true", "")).isEqualTo("404 40407");
    assertThat(json("DELETE", "/subjects/s/versions/1", "")).hasToString("1");
    assertThat(send("DELETE", "/subjects/s/versions/1", "")).isEqualTo("404 40406");
    assertThat(get("/subjects/s/versions")).hasToString("[2]");
    assertThat(get("/subjects/s/versions?deleted=true")).hasToString("[1,2]");
    assertThat(get("/schemas/ids/1").path("schema").asText()).isEqualTo(V1);

    assertThat(send("DELETE", "/subjects/s?permanent=true", "")).isEqualTo("404 40405");
    assertThat(json("DELETE", "/subjects/s", "")).hasToString("[2]");
    assertThat(send("DELETE", "/subjects/s", "")).isEqualTo("404 40404");
    assertThat(get("/subjects")).hasToString("[]");
    assertThat(get("/subjects?deleted=true")).hasToString("[\"s\"]");
    assertThat(json("DELETE", "/subjects/s?permanent=true", "")).hasToString("[1,2]");
    assertThat(send("DELETE", "/subjects/s", "")).isEqualTo("404 40401");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /subjects/none/versions, '', 404 40401",
    "GET, /subjects/none/versions/latest, '', 404 40401",
    "GET, /schemas/ids/77, '', 404 40403",
    "GET, /schemas/ids/x, '', 404 404",
    "GET, /nowhere, '', 404 404",
    "GET, /subjects/none/versions/0, '', 422 42202",
    "GET, /subjects/none/versions/two, '', 422 42202",
    "POST, /subjects/s/versions, '{\"schema\":\"{\"}', 422 42201",
    "POST, /subjects/s/versions, '{}', 422 42201",
    "POST, /subjects/s/versions, '{\"schemaType\":\"JSON\",\"schema\":\"{}\"}', 422 42201",
    "POST, /subjects/s/versions, 'no json', 400 400"
  })
  void shouldAnswerWithConfluentsErrorCodes(
      String method, String path, String body, String expected) throws Exception {
    assertThat(send(method, path, body)).isEqualTo(expected);
  }

  @Test
  void shouldAnswerInConfluentsContentType() throws Exception {
    HttpResponse<String> response = exchange("GET", "/subjects", "");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void shouldDecodeSubjectsWithUnusualNames() {
    try (SchemaRegistry client = client()) {
      int id = client.register("a/b +ü%-value", Listen.getClassSchema());

      assertThat(client.latest("a/b +ü%-value").id()).isEqualTo(id);
      assertThat(registry.registry().subjects(false)).containsExactly("a/b +ü%-value");
    }
  }

  @Test
  void shouldServeTheClient() {
    Schema v1 = new Schema.Parser().parse(V1);
    try (SchemaRegistry client = client()) {
      int id = client.register("s", v1);

      assertThat(client.schemaById(id)).isEqualTo(v1);
      assertThat(client.lookUp("s", v1)).isEqualTo(client.latest("s"));
      assertThat(client.incompatibilities("s", new Schema.Parser().parse(V2))).isEmpty();
      assertThat(client.incompatibilities("s", new Schema.Parser().parse(INCOMPATIBLE)))
          .singleElement()
          .asString()
          .contains("TYPE_MISMATCH");
      assertThatThrownBy(() -> client.register("s", new Schema.Parser().parse(INCOMPATIBLE)))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.error()).contains(RegistryError.INCOMPATIBLE_SCHEMA));
      assertThatThrownBy(() -> client.schemaById(99))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.error()).contains(RegistryError.SCHEMA_NOT_FOUND));
    }
  }

  @Test
  void shouldServeTheSerde() {
    Listen listen =
        Listen.newBuilder()
            .setId("l")
            .setTrackId("apple:1")
            .setListenedAt(Instant.ofEpochMilli(1))
            .build();
    try (SpecificAvroSerde<Listen> serde = new SpecificAvroSerde<>()) {
      serde.configure(Map.of("schema.registry.url", registry.url()), false);

      byte[] bytes = serde.serializer().serialize("listens", listen);

      assertThat(serde.deserializer().deserialize("listens", bytes)).isEqualTo(listen);
      assertThat(registry.registry().subjects(false)).containsExactly("listens-value");
    }
  }

  @Test
  void shouldSayThatThePortIsTaken() {
    int taken = URI.create(registry.url()).getPort();

    assertThatThrownBy(() -> EmbeddedRegistry.start(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no schema registry on port " + taken);
  }

  private SchemaRegistry client() {
    return SchemaRegistries.open(Map.of("schema.registry.url", registry.url()));
  }

  private JsonNode get(String path) throws Exception {
    return json("GET", path, "");
  }

  private JsonNode post(String path, String schema) throws Exception {
    return json("POST", path, schemaBody(schema));
  }

  private JsonNode json(String method, String path, String body) throws Exception {
    HttpResponse<String> response = exchange(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  /** HTTP status and error code, which is 0 when there is none. */
  private String send(String method, String path, String body) throws Exception {
    HttpResponse<String> response = exchange(method, path, body);
    JsonNode answer = JSON.readTree(response.body());
    return response.statusCode() + " " + answer.path("error_code").asInt();
  }

  private HttpResponse<String> exchange(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String schemaBody(String schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema).toString();
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields.replace('\'', '"') + "]}";
  }
}
