package dev.segue.streams.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that Segue hands on without reading them. */
public final class PassThrough {

  /** Everything behind it goes to Kafka Streams and its clients. */
  static final String KAFKA = "kafka.";

  private static final List<String> REGISTRY_PREFIXES =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.", "http.connect.", "http.read.");

  private static final List<String> REGISTRY_KEYS =
      List.of(
          "auto.register.schemas",
          "use.latest.version",
          "key.subject.name.strategy",
          "value.subject.name.strategy");

  private PassThrough() {}

  /** Whether the key is one of Kafka's. */
  public static boolean isKafka(String key) {
    return key.startsWith(KAFKA);
  }

  /** Whether the key is one of the registry client or the serde. */
  public static boolean isRegistry(String key) {
    return REGISTRY_KEYS.contains(key) || REGISTRY_PREFIXES.stream().anyMatch(key::startsWith);
  }

  /** Kafka's settings, without the prefix. */
  public static Map<String, String> kafka(Map<String, String> settings) {
    Map<String, String> kafka = new TreeMap<>();
    settings.forEach(
        (key, value) -> {
          if (isKafka(key)) {
            kafka.put(key.substring(KAFKA.length()), value);
          }
        });
    return Map.copyOf(kafka);
  }

  /** The settings of the registry client and the serde. */
  public static Map<String, String> registry(Map<String, String> settings) {
    Map<String, String> registry = new TreeMap<>(settings);
    registry.keySet().removeIf(key -> !isRegistry(key));
    return Map.copyOf(registry);
  }
}
