package dev.segue.streams.app;

import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.SegueConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Checks before the start that a schema registry answers at the configured URL. */
public final class RegistryCheck {

  private RegistryCheck() {}

  /**
   * Asks for a subject; whether it is there does not matter.
   *
   * @throws StartFailure with what is wrong and what to do
   */
  public static void run(SegueConfig config) {
    Map<String, String> settings = impatient(config.cluster());
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

  /** Settings of a client of the registry that gives up after the start timeout. */
  public static Map<String, String> impatient(ClusterConfig cluster) {
    Map<String, String> settings = new HashMap<>(cluster.registry());
    String timeout = Long.toString(cluster.startTimeout().toMillis());
    settings.put("http.connect.timeout.ms", timeout);
    settings.put("http.read.timeout.ms", timeout);
    return settings;
  }
}
