package dev.segue.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.Listen;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpSchemaRegistryTest {
  private static final String STRING_SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  @Test
  void shouldAskOncePerIdAndPerSchema() {
    try (HttpServerFixture server = HttpServerFixture.answering(200, "{\"id\":7}");
        SchemaRegistry registry = open(server.url(), Map.of())) {
      assertThat(registry.register("s-value", STRING)).isEqualTo(7);
      assertThat(registry.register("s-value", STRING)).isEqualTo(7);

      assertThat(server.seen()).hasSize(1);
      assertThat(server.seen().get(0).path()).isEqualTo("/subjects/s-value/versions");
      assertThat(server.seen().get(0).body()).isEqualTo(STRING_SCHEMA);
    }
  }

  @Test
  void shouldShareClientAndCacheAmongEqualConfigurations() {
    try (HttpServerFixture server = HttpServerFixture.answering(200, STRING_SCHEMA);
        SchemaRegistry second = open(server.url() + "/", Map.of())) {
      SchemaRegistry first = open(server.url(), Map.of("unrelated", "1"));
      assertThat(first.schemaById(3)).isEqualTo(STRING);
      assertThat(second.schemaById(3)).isEqualTo(STRING);
      first.close();
      first.close();
      assertThat(second.schemaById(3)).isEqualTo(STRING);

      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void shouldPassOverUrlsThatDoNotAnswerAndRememberTheOneThatDid() throws IOException {
    String dead = "http://localhost:" + closedPort();
    try (HttpServerFixture broken = HttpServerFixture.answering(503, "");
        HttpServerFixture good = HttpServerFixture.answering(200, STRING_SCHEMA);
        SchemaRegistry registry = open(dead + ", " + broken.url() + "," + good.url(), Map.of())) {
      registry.schemaById(1);
      registry.schemaById(2);

      assertThat(broken.seen()).hasSize(1);
      assertThat(good.seen()).hasSize(2);
    }
  }

  @Test
  void shouldSayWhatEveryUrlAnsweredInAnOutage() throws IOException {
    String dead = "http://localhost:" + closedPort();
    try (HttpServerFixture broken = HttpServerFixture.answering(500, "{\"error_code\":50001}");
        SchemaRegistry registry = open(dead + "," + broken.url(), Map.of())) {
      assertThatThrownBy(() -> registry.schemaById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining("GET /schemas/ids/1")
          .hasMessageContaining(dead + " failed")
          .hasMessageContaining(broken.url() + " answered 500");
    }
  }

  @Test
  void shouldGiveUpOnARegistryThatNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SchemaRegistry registry =
            open(
                "http://localhost:" + silent.getLocalPort(),
                Map.of("http.read.timeout.ms", "200"))) {
      assertThatThrownBy(() -> registry.schemaById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void shouldNotCacheAnOutage() throws IOException {
    try (HttpServerFixture broken = HttpServerFixture.answering(503, "");
        SchemaRegistry registry = open(broken.url(), Map.of())) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> registry.register("s", STRING))
            .isInstanceOf(RegistryUnavailableException.class);
        assertThat(broken.seen()).hasSize(attempt);
      }
    }
  }

  @Test
  void shouldTellRefusalsApart() {
    try (HttpServerFixture server =
            HttpServerFixture.answering(
                409, "{\"error_code\":409,\"message\":\"incompatible with version 1\"}");
        SchemaRegistry registry = open(server.url(), Map.of())) {
      assertThatThrownBy(() -> registry.register("s", Listen.getClassSchema()))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(409);
                assertThat(e.error()).contains(RegistryError.INCOMPATIBLE_SCHEMA);
              })
          .hasMessageContaining("/subjects/s/versions with 409: incompatible with version 1");
    }
  }

  @Test
  void shouldSendUserInfo() {
    try (HttpServerFixture server = HttpServerFixture.answering(200, STRING_SCHEMA);
        SchemaRegistry registry =
            open(
                server.url(),
                Map.of(
                    "basic.auth.credentials.source", "USER_INFO",
                    "basic.auth.user.info", "ann:pass:word"))) {
      registry.schemaById(1);

      assertThat(server.seen().get(0).authorization()).isEqualTo(basic("ann:pass:word"));
    }
  }

  @Test
  void shouldTakeCredentialsFromTheUrlAndKeepThemOutOfMessages() {
    try (HttpServerFixture server = HttpServerFixture.answering(503, "");
        SchemaRegistry registry =
            open(server.url().replace("http://", "http://ann:s%40cret@"), Map.of())) {
      assertThatThrownBy(() -> registry.schemaById(1))
          .hasMessageNotContaining("cret")
          .hasMessageContaining(server.url());

      assertThat(server.seen().get(0).authorization()).isEqualTo(basic("ann:s@cret"));
    }
  }

  @Test
  void shouldNotTakeAnOutageOrARefusalForABadRecord() throws IOException {
    byte[] record = {0, 0, 0, 0, 9, 1};
    try (HttpServerFixture down = HttpServerFixture.answering(502, "");
        HttpServerFixture locked = HttpServerFixture.answering(401, "");
        HttpServerFixture elsewhere = HttpServerFixture.answering(404, "<html>no such page");
        HttpServerFixture unknown = HttpServerFixture.answering(404, "{\"error_code\":40403}")) {
      assertThatThrownBy(() -> deserialize(down, record))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> deserialize(locked, record))
          .isInstanceOf(RegistryRejectedException.class);
      assertThatThrownBy(() -> deserialize(elsewhere, record))
          .isInstanceOf(RegistryRejectedException.class);
      assertThatThrownBy(() -> deserialize(unknown, record))
          .isInstanceOf(UndecodableRecordException.class);
    }
  }

  @Test
  void shouldSayThatAWebPageIsNoRegistry() {
    try (HttpServerFixture server = HttpServerFixture.answering(200, "<html>Welcome");
        SchemaRegistry registry = open(server.url(), Map.of())) {
      assertThatThrownBy(() -> registry.schemaById(1))
          .isInstanceOf(RegistryRejectedException.class)
          .hasMessageContaining("is this the base URL of a schema registry?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"ok\"}", "[]", "{\"schema\":{}}", "7"})
  void shouldNotTakeAnotherServersJsonForASchema(String json) {
    byte[] record = {0, 0, 0, 0, 9, 1};
    try (HttpServerFixture server = HttpServerFixture.answering(200, json)) {
      assertThatThrownBy(() -> deserialize(server, record))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("found " + json)
          .hasMessageContaining("is this the base URL of a schema registry?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8081", "ftp://host", "http://", "mock://a,mock://b", "::"})
  void shouldRefuseUrlsThatMakeNoSense(String url) {
    assertThatThrownBy(() -> open(url, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void shouldRefuseCredentialsThatMakeNoSense() {
    String url = "http://localhost:8081";

    assertThatThrownBy(() -> open(url, Map.of("basic.auth.credentials.source", "USER_INFO")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("basic.auth.user.info must be user:password");
    assertThatThrownBy(() -> open(url, Map.of("basic.auth.credentials.source", "SASL_INHERIT")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("USER_INFO or URL");
    assertThatThrownBy(() -> open(url, Map.of("http.read.timeout.ms", "0")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("above 0");
  }

  private static Object deserialize(HttpServerFixture server, byte[] record) {
    try (SpecificAvroDeserializer<Listen> deserializer = new SpecificAvroDeserializer<>()) {
      deserializer.configure(Map.of("schema.registry.url", server.url()), false);
      return deserializer.deserialize("listens", record);
    }
  }

  private static SchemaRegistry open(String url, Map<String, Object> more) {
    Map<String, Object> configs = new HashMap<>(more);
    configs.put("schema.registry.url", url);
    return SchemaRegistries.open(configs);
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
