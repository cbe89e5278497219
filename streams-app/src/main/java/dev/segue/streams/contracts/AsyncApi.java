package dev.segue.streams.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import dev.segue.streams.deadletters.DeadLetterHeaders;
import dev.segue.streams.deadletters.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The topics as AsyncAPI 3.0 describes them, made from the Avro contracts and topic settings. */
public final class AsyncApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
  private static final String BINDING = "0.5.0";

  private final ObjectNode document = JSON.createObjectNode();

  private AsyncApi(List<Contract> contracts) {
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Segue")
        .put("version", "1")
        .put(
            "description",
            "The topics of Segue. Values are Avro in Confluent's wire format: a zero byte, the"
                + " schema id of the registry in 4 bytes, Avro binary. Schemas evolve under"
                + " BACKWARD_TRANSITIVE. Producers must use Kafka's murmur2 partitioner, and tweets,"
                + " listens and users equal partition counts. Read with read_committed.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
    ObjectNode channels = document.putObject("channels");
    contracts.forEach(contract -> channel(channels, contract));
    ObjectNode operations = document.putObject("operations");
    contracts.forEach(contract -> operation(operations, contract));
    ObjectNode messages = document.putObject("components").putObject("messages");
    contracts.forEach(contract -> message(messages, contract));
  }

  /** The document, indented, with a line feed at its end on every system. */
  public static String document(Topics topics) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(new AsyncApi(Contract.all(topics)).document)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }

  private static void channel(ObjectNode channels, Contract contract) {
    TopicSettings settings = contract.settings();
    ObjectNode channel = channels.putObject(settings.name());
    channel.put("address", settings.name()).put("description", contract.description());
    channel
        .putObject("messages")
        .putObject(contract.message())
        .put("$ref", "#/components/messages/" + contract.message());
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", settings.name()).put("bindingVersion", BINDING);
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    configuration.putArray("cleanup.policy").add(settings.compact() ? "compact" : "delete");
    if (!settings.compact()) {
      configuration.put("retention.ms", settings.retention().toMillis());
    }
  }

  private static void operation(ObjectNode operations, Contract contract) {
    String action = contract.read() ? "receive" : "send";
    ObjectNode operation = operations.putObject(action + contract.message());
    operation.put("action", action);
    operation
        .put("summary", "Segue " + (contract.read() ? "reads" : "writes") + " the topic.")
        .putObject("channel")
        .put("$ref", "#/channels/" + contract.settings().name());
  }

  private static void message(ObjectNode messages, Contract contract) {
    ObjectNode message = messages.putObject(contract.message());
    message.put("name", contract.message()).put("summary", contract.description());
    ObjectNode kafka = JSON.createObjectNode();
    kafka.putObject("key").put("type", "string").put("description", contract.key());
    contract
        .value()
        .ifPresentOrElse(
            schema -> {
              message.put("contentType", "application/vnd.apache.avro");
              message.putObject("payload").put("schemaFormat", AVRO).set("schema", tree(schema));
              kafka.put("schemaIdLocation", "payload").put("schemaIdPayloadEncoding", "confluent");
            },
            () -> {
              message.put("contentType", "application/octet-stream");
              message.set("headers", headers());
            });
    message.putObject("bindings").set("kafka", kafka.put("bindingVersion", BINDING));
  }

  private static JsonNode tree(Schema schema) {
    try {
      return JSON.readTree(schema.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is always JSON", e);
    }
  }

  private static ObjectNode headers() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(DeadLetterHeaders.REASON, "Why the record was set aside.");
    said.put(DeadLetterHeaders.DETAIL, "What was expected and found.");
    said.put(DeadLetterHeaders.TOPIC, "Topic of the input record.");
    said.put(DeadLetterHeaders.PARTITION, "Partition of the input record, decimal.");
    said.put(DeadLetterHeaders.OFFSET, "Offset of the input record, decimal.");
    said.put(DeadLetterHeaders.NODE, "Processor that refused the record.");
    said.put(
        DeadLetterHeaders.LEFT_OUT,
        "What of the original was too large to keep: key, value, or both; absent when nothing was.");
    said.put(DeadLetterHeaders.EVENT_ID, "Id of the event; absent when not known.");
    said.put(
        DeadLetterHeaders.REPLAYED,
        "On a receipt, which has no value and no other header: offset of the letter that was put"
            + " back.");
    ObjectNode headers = JSON.createObjectNode();
    ObjectNode properties = headers.put("type", "object").putObject("properties");
    said.forEach(
        (name, what) -> properties.putObject(name).put("type", "string").put("description", what));
    var reasons = ((ObjectNode) properties.get(DeadLetterHeaders.REASON)).putArray("enum");
    List.of(Reason.values()).forEach(reason -> reasons.add(reason.key()));
    return headers;
  }
}
