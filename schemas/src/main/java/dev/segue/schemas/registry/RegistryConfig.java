package dev.segue.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;

/**
 * How to reach a schema registry, read from Confluent's configuration keys.
 *
 * @param urls base URLs without user info, tried in turn; one alone for {@code mock://scope}
 * @param authorization value of the Authorization header
 * @param tls Kafka's {@code ssl.*} keys and values, empty for the JDK's defaults
 * @param connectTimeout longest wait for one connection ({@code http.connect.timeout.ms}, 5 s)
 * @param readTimeout longest wait for one answer ({@code http.read.timeout.ms}, 10 s); an outage is
 *     reported after at most this times the number of URLs
 */
public record RegistryConfig(
    List<URI> urls,
    Optional<String> authorization,
    Map<String, Object> tls,
    Duration connectTimeout,
    Duration readTimeout) {

  public static final String URL = "schema.registry.url";
  private static final String TLS_PREFIX = "schema.registry.ssl.";
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int READ_TIMEOUT_MS = 10_000;

  /**
   * Reads the configuration.
   *
   * @throws ConfigException when a key is missing or its value makes no sense
   */
  public static RegistryConfig of(Map<String, ?> configs) {
    ConfigValues values = new ConfigValues(configs);
    List<URI> urls = urls(values);
    return new RegistryConfig(
        urls.stream().map(RegistryConfig::withoutUserInfo).toList(),
        BasicAuth.header(values, urls),
        tls(configs),
        Duration.ofMillis(values.positive("http.connect.timeout.ms", CONNECT_TIMEOUT_MS)),
        Duration.ofMillis(values.positive("http.read.timeout.ms", READ_TIMEOUT_MS)));
  }

  /** The scope of {@code mock://scope}, if that is the URL. */
  Optional<String> mockScope() {
    return Optional.of(urls.get(0))
        .filter(u -> u.getScheme().equals("mock"))
        .map(URI::getRawAuthority);
  }

  private static List<URI> urls(ConfigValues values) {
    String text =
        values
            .text(URL)
            .orElseThrow(
                () ->
                    new ConfigException(URL + " is not set: expected base URLs, comma-separated"));
    List<URI> urls =
        Arrays.stream(text.split(",")).map(String::trim).map(RegistryConfig::url).toList();
    if (urls.size() > 1 && urls.stream().anyMatch(url -> url.getScheme().equals("mock"))) {
      throw new ConfigException(URL, text, "a mock:// URL must be the only one");
    }
    return urls;
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean mock = "mock".equals(url.getScheme()) && url.getRawAuthority() != null;
      if (mock || (url.getHost() != null && List.of("http", "https").contains(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw malformed(text);
    }
    throw malformed(text);
  }

  /** Does not repeat the text: it may hold a password. */
  private static ConfigException malformed(String text) {
    return new ConfigException(
        URL
            + " holds something that is no URL ("
            + text.length()
            + " characters long): expected http://host:port, https://host:port or mock://scope");
  }

  private static URI withoutUserInfo(URI url) {
    if (url.getRawUserInfo() == null) {
      return url;
    }
    return URI.create(url.toString().replace(url.getRawUserInfo() + "@", ""));
  }

  private static Map<String, Object> tls(Map<String, ?> configs) {
    Map<String, Object> tls = new HashMap<>();
    configs.forEach(
        (key, value) -> {
          if (key.startsWith(TLS_PREFIX) && value != null) {
            tls.put(key.substring("schema.registry.".length()), value);
          }
        });
    Object verify = tls.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    if (verify != null && !verify.toString().equalsIgnoreCase("https")) {
      throw new ConfigException(
          TLS_PREFIX + "endpoint.identification.algorithm",
          verify,
          "host names are always verified");
    }
    return Map.copyOf(tls);
  }

  /** Leaves credentials out. */
  @Override
  public String toString() {
    return "RegistryConfig[urls=" + urls + ", authenticated=" + authorization.isPresent() + "]";
  }
}
