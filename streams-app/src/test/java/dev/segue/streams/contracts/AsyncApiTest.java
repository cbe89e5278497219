package dev.segue.streams.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private final String document = AsyncApi.document(new Topics(""));

  /** Made again with: ./segue topology --asyncapi > docs/asyncapi.json. */
  @Test
  void shouldBeWhatIsCommitted() throws IOException {
    assertThat(Path.of("..", "docs", "asyncapi.json")).content().isEqualTo(document);
  }

  /** The schema of AsyncAPI 3.0 by the AsyncAPI initiative. */
  @Test
  void shouldBeValid() throws IOException {
    try (InputStream schema = AsyncApiTest.class.getResourceAsStream("asyncapi-3.0.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(new ObjectMapper().readTree(document)))
          .isEmpty();
    }
  }

  @Test
  void shouldCarrySchemasThatOtherLanguagesCanParse() throws IOException {
    JsonNode messages = new ObjectMapper().readTree(document).at("/components/messages");

    int schemas = 0;
    for (JsonNode schema : messages.findValues("schema")) {
      assertThat(new Schema.Parser().parse(schema.toString()).getDoc()).isNotEmpty();
      schemas++;
    }
    assertThat(schemas).isEqualTo(11);
    assertThat(messages.at("/DeadLetter/headers/properties/segue.reason/enum")).hasSize(8);
    assertThat(messages.at("/Track/bindings/kafka/key/description").asText()).startsWith("Track");
    assertThat(messages.at("/UserProfile/bindings/kafka/key/description").asText())
        .startsWith("User");
  }

  @Test
  void shouldNameTopicsAsTheyAreConfigured() throws IOException {
    String prefixed = AsyncApi.document(new Topics("staging."));

    JsonNode channels = new ObjectMapper().readTree(prefixed).path("channels");
    assertThat(
            channels
                .at("/staging.dead-letters/bindings/kafka/topicConfiguration/retention.ms")
                .asLong())
        .isEqualTo(7L * 24 * 60 * 60 * 1000);
    assertThat(channels).hasSize(12);
  }
}
