package dev.segue.schemas.registry;

import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Trust and key stores (JKS, PKCS12, PEM) of the registry client, read as Kafka reads its own. */
final class RegistryTls {
  private RegistryTls() {}

  /**
   * @param tls Kafka's {@code ssl.*} keys and values
   * @throws ConfigException when a store cannot be read
   */
  static SSLContext context(Map<String, Object> tls) {
    Map<String, Object> configs = new HashMap<>();
    configs.put(SslConfigs.SSL_PROTOCOL_CONFIG, SslConfigs.DEFAULT_SSL_PROTOCOL);
    configs.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, SslConfigs.DEFAULT_SSL_TRUSTSTORE_TYPE);
    configs.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, SslConfigs.DEFAULT_SSL_KEYSTORE_TYPE);
    configs.putAll(tls);
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(configs);
      return factory.sslContext();
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new ConfigException(
          "schema.registry.ssl.*: trust or key store cannot be used: " + reason.getMessage());
    }
  }
}
