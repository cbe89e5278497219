package dev.segue.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode document;

  @BeforeEach
  void read() throws Exception {
    Routes routes = new Routes();
    OpenApi.addTo(routes);
    Handler handler = routes.match("/openapi.json").orElseThrow().route().handler();
    document = JSON.readTree(handler.answer(null).body());
  }

  /** The schema of OpenAPI 3.0 by the OpenAPI initiative. */
  @Test
  void shouldBeValid() throws IOException {
    try (InputStream schema = OpenApiTest.class.getResourceAsStream("openapi-3.0.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                  .getSchema(schema)
                  .validate(document))
          .isEmpty();
    }
  }

  @Test
  void shouldDescribeEveryAnswerWithAnExampleThatFitsItsSchema() {
    for (JsonNode operation : document.findValues("get")) {
      assertThat(operation.path("description").asText()).isNotEmpty();
      for (JsonNode response : operation.path("responses")) {
        assertThat(response.path("description").asText()).isNotEmpty();
        for (JsonNode content : response.path("content")) {
          assertThat(content.has("example")).as(content.toString()).isTrue();
          assertThat(complaints(content)).isEmpty();
        }
      }
    }
  }

  /** References in a schema point into the document: it is put beside its definitions. */
  private List<String> complaints(JsonNode content) {
    var schema = JSON.createObjectNode();
    schema.setAll((ObjectNode) content.path("schema").deepCopy());
    var wrapped = JSON.createObjectNode();
    wrapped.set("components", document.path("components"));
    wrapped.putArray("allOf").add(schema);
    List<String> complaints = new ArrayList<>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
        .getSchema(wrapped)
        .validate(content.path("example"))
        .forEach(message -> complaints.add(message.toString()));
    return complaints;
  }
}
