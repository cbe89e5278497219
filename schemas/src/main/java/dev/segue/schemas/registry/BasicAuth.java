package dev.segue.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** HTTP basic authentication from Confluent's configuration keys. */
final class BasicAuth {
  static final String SOURCE = "basic.auth.credentials.source";
  static final String USER_INFO = "basic.auth.user.info";
  private static final String LEGACY_USER_INFO = "schema.registry.basic.auth.user.info";

  private BasicAuth() {}

  /**
   * The value of the Authorization header, if credentials are configured.
   *
   * @throws ConfigException when the source is unknown, or names credentials that are missing
   */
  static Optional<String> header(ConfigValues configs, List<URI> urls) {
    String source = configs.text(SOURCE).orElse("URL");
    return switch (source) {
      case "URL" -> ofUrls(urls).map(BasicAuth::encode);
      case "USER_INFO" -> Optional.of(encode(userInfo(configs)));
      default ->
          throw new ConfigException(SOURCE, source, "expected USER_INFO or URL, the sources known");
    };
  }

  private static String userInfo(ConfigValues configs) {
    return configs
        .text(USER_INFO, LEGACY_USER_INFO)
        .filter(info -> info.contains(":"))
        .orElseThrow(
            () ->
                new ConfigException(
                    USER_INFO + " must be user:password, because " + SOURCE + " is USER_INFO"));
  }

  private static Optional<String> ofUrls(List<URI> urls) {
    return urls.stream().map(URI::getUserInfo).filter(info -> info != null).findFirst();
  }

  private static String encode(String userInfo) {
    byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
