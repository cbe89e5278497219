package dev.segue.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String ANSWER = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir static Path directory;
  private static Path store;

  @BeforeAll
  static void makeCertificate() throws Exception {
    store = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  @Test
  void shouldTrustATrustStore() throws Exception {
    Map<String, Object> tls =
        Map.of(
            "schema.registry.ssl.truststore.location",
            store.toString(),
            "schema.registry.ssl.truststore.password",
            PASSWORD,
            "schema.registry.ssl.truststore.type",
            "PKCS12");

    assertThat(askedOverTls(tls)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void shouldTrustPem() throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(keyStore().getCertificate("registry").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Path file = Files.writeString(directory.resolve("ca.pem"), pem);

    assertThat(
            askedOverTls(
                Map.of(
                    "schema.registry.ssl.truststore.location",
                    file.toString(),
                    "schema.registry.ssl.truststore.type",
                    "PEM")))
        .isNotNull();
    assertThat(
            askedOverTls(
                Map.of(
                    "schema.registry.ssl.truststore.certificates",
                    pem,
                    "schema.registry.ssl.truststore.type",
                    "PEM")))
        .isNotNull();
  }

  @Test
  void shouldNotTrustAStranger() {
    assertThatThrownBy(() -> askedOverTls(Map.of()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("PKIX path building failed");
  }

  @Test
  void shouldSayThatAStoreCannotBeUsed() {
    assertThatThrownBy(
            () ->
                askedOverTls(
                    Map.of(
                        "schema.registry.ssl.truststore.location",
                        store.toString(),
                        "schema.registry.ssl.truststore.password",
                        "wrong")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl.*")
        .hasMessageNotContaining("wrong ");
  }

  @Test
  void shouldRefuseToLeaveHostNamesUnverified() {
    assertThatThrownBy(
            () -> askedOverTls(Map.of("schema.registry.ssl.endpoint.identification.algorithm", "")))
        .isInstanceOf(ConfigException.class);
  }

  private static Schema askedOverTls(Map<String, Object> tls) throws Exception {
    try (HttpServerFixture server =
        HttpServerFixture.answeringOverTls(serverContext(), 200, ANSWER)) {
      Map<String, Object> configs = new HashMap<>(tls);
      configs.put("schema.registry.url", server.url());
      try (SchemaRegistry registry = SchemaRegistries.open(configs)) {
        return registry.schemaById(1);
      }
    }
  }

  private static SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore(), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keyStore.load(in, PASSWORD.toCharArray());
    }
    return keyStore;
  }
}
