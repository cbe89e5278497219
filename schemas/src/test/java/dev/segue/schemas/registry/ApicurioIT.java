package dev.segue.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client and the serde against a registry that somebody else wrote. */
@Timeout(180)
class ApicurioIT {
  private static ApicurioProcess server;

  private final String topic = "topic-" + UUID.randomUUID();
  private final String subject = topic + "-value";

  @BeforeAll
  @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void start() throws IOException {
    Optional<Path> runner = ApicurioProcess.runner();
    if (runner.isPresent()) {
      server = ApicurioProcess.start(runner.orElseThrow());
    }
  }

  @BeforeEach
  void requireServer() {
    assumeTrue(
        server != null, "no Apicurio under schemas/target: ./mvnw -Papicurio verify gets it");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldReadBackWhatItWrote() {
    try (SpecificAvroSerde<SpecificRecord> writer = serde(Map.of());
        SpecificAvroSerde<SpecificRecord> reader = serde(Map.of("http.read.timeout.ms", "9000"))) {
      byte[] bytes = writer.serializer().serialize(topic, tweet());

      assertThat(reader.deserializer().deserialize(topic, bytes)).isEqualTo(tweet());
    }
  }

  @Test
  void shouldRegisterLookUpAndReadSchemas() {
    try (SchemaRegistry registry = open()) {
      int id = registry.register(subject, Listen.getClassSchema());

      assertThat(registry.lookUp(subject, Listen.getClassSchema()).id()).isEqualTo(id);
      assertThat(registry.latest(subject).version()).isEqualTo(1);
      assertThat(registry.latest(subject).id()).isEqualTo(id);
      assertThat(registry.schemaById(id)).isEqualTo(Listen.getClassSchema());
    }
  }

  @Test
  void shouldBeToldWhatIsIncompatible() throws Exception {
    Schema incompatible =
        new Schema.Parser()
            .parse(Listen.getClassSchema().toString().replace("\"track_id\"", "\"another_name\""));
    try (SchemaRegistry registry = open()) {
      registry.register(subject, Listen.getClassSchema());
      setLevel("BACKWARD_TRANSITIVE");

      assertThat(registry.incompatibilities(subject, Listen.getClassSchema())).isEmpty();
      assertThat(registry.incompatibilities(subject, incompatible)).isNotEmpty();
      assertThatThrownBy(() -> registry.register(subject, incompatible))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.error()).contains(RegistryError.INCOMPATIBLE_SCHEMA));
    }
  }

  @Test
  void shouldTellWhatIsMissing() {
    try (SchemaRegistry registry = open();
        SpecificAvroSerde<SpecificRecord> serde = serde(Map.of())) {
      assertThatThrownBy(() -> registry.latest("nothing-value"))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.error()).contains(RegistryError.SUBJECT_NOT_FOUND));
      assertThatThrownBy(
              () -> serde.deserializer().deserialize(topic, new byte[] {0, 0, 9, 9, 9, 2}))
          .isInstanceOfSatisfying(
              UndecodableRecordException.class,
              e ->
                  assertThat(e.reason())
                      .isEqualTo(UndecodableRecordException.Reason.UNKNOWN_SCHEMA_ID));
    }
  }

  @Test
  void shouldWriteInTheLatestVersionsLayout() {
    Schema latest =
        new Schema.Parser()
            .parse(
                Tweet.getClassSchema()
                    .toString()
                    .replace(
                        "\"fields\":[",
                        "\"fields\":[{\"name\":\"likes\",\"type\":\"int\",\"default\":7},"));
    try (SchemaRegistry registry = open();
        SpecificAvroSerde<SpecificRecord> serde =
            serde(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))) {
      registry.register(subject, latest);

      byte[] bytes = serde.serializer().serialize(topic, tweet());

      assertThat(serde.deserializer().deserialize(topic, bytes)).isEqualTo(tweet());
    }
  }

  private static SchemaRegistry open() {
    return SchemaRegistries.open(Map.of("schema.registry.url", server.url()));
  }

  private static SpecificAvroSerde<SpecificRecord> serde(Map<String, String> more) {
    Map<String, String> configs = new HashMap<>(more);
    configs.put("schema.registry.url", server.url());
    SpecificAvroSerde<SpecificRecord> serde = new SpecificAvroSerde<>();
    serde.configure(configs, false);
    return serde;
  }

  private void setLevel(String level) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/config/" + subject))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static Tweet tweet() {
    return Tweet.newBuilder()
        .setId("1")
        .setCreatedAt(Instant.EPOCH)
        .setText("ünïcode")
        .setUrls(List.of())
        .build();
  }
}
