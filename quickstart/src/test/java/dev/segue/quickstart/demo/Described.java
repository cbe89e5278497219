package dev.segue.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.assertj.core.api.Assertions;

/**
 * What an application says of its own answers.
 *
 * @param document its OpenAPI document
 */
record Described(JsonNode document) {

  /** Asserts that an answer in JSON is one that the document describes. */
  void assertDescribes(String template, int status, JsonNode answer) {
    JsonNode schema =
        document
            .path("paths")
            .path(template)
            .path("get")
            .path("responses")
            .path(Integer.toString(status))
            .path("content")
            .path("application/json")
            .path("schema");
    Assertions.assertThat(schema.isMissingNode()).as("%s %d", template, status).isFalse();
    ObjectNode beside = new ObjectMapper().createObjectNode();
    beside.set("components", document.path("components"));
    beside.putArray("allOf").add(schema);
    List<String> complaints =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(beside)
            .validate(answer)
            .stream()
            .map(Object::toString)
            .toList();
    Assertions.assertThat(complaints).as("%s %d", template, status).isEmpty();
  }
}
