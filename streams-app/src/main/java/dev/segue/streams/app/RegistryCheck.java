package dev.segue.streams.app;

import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.streams.config.SegueConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Checks before the start that a schema registry answers at the configured URL. */
final class RegistryCheck {

  private RegistryCheck() {}

  /**
   * @throws StartFailure with what is wrong and what to do
   */
  static void run(SegueConfig config) {
    Map<String, String> settings = new HashMap<>(config.cluster().registry());
    String timeout = Long.toString(config.cluster().startTimeout().toMillis());
    settings.put("http.connect.timeout.ms", timeout);
    settings.put("http.read.timeout.ms", timeout);
    String url = settings.get("schema.registry.url").replaceAll("//[^/@]*@", "//");
    try (SchemaRegistry registry = SchemaRegistries.open(settings)) {
      registry.latest(config.topics().names().genrePredictions() + "-value");
    } catch (RegistryUnavailableException e) {
      throw new StartFailure(
          "no schema registry answers at "
              + url
              + " ("
              + e.getMessage()
              + "); start it or correct schema.registry.url",
          e);
    } catch (RegistryRejectedException e) {
      if (e.error().isEmpty()) {
        throw new StartFailure(
            "what answers at "
                + url
                + " is not a schema registry, or refuses ("
                + e.getMessage()
                + "); correct schema.registry.url or basic.auth.*",
            e);
      }
    } catch (ConfigException e) {
      throw new StartFailure(e.getMessage() + "; correct it", e);
    }
  }
}
