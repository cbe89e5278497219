package dev.segue.schemas.registry;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
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
    ConfigDef keys = new ConfigDef();
    SslConfigs.addClientSslSupport(keys);
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(keys.parse(tls));
      return factory.sslContext();
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new ConfigException(
          "schema.registry.ssl.*: trust or key store cannot be used: " + reason.getMessage());
    }
  }
}
