package dev.segue.schemas.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Reads Kafka-style configuration maps, whose values may be strings or already typed. */
public final class ConfigValues {
  private final Map<String, ?> configs;

  public ConfigValues(Map<String, ?> configs) {
    this.configs = configs;
  }

  /** The value of the first of the keys that is set and not blank. */
  public Optional<String> text(String... keys) {
    for (String key : keys) {
      Object value = configs.get(key);
      String text = value instanceof Password secret ? secret.value() : Objects.toString(value, "");
      if (!text.isBlank()) {
        return Optional.of(text.trim());
      }
    }
    return Optional.empty();
  }

  /**
   * The flag under the key.
   *
   * @throws ConfigException when it is neither true nor false
   */
  public boolean flag(String key, boolean defaultValue) {
    String text = text(key).orElse(Boolean.toString(defaultValue));
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConfigException(key, text, "expected true or false");
    };
  }

  /**
   * The positive whole number under the key.
   *
   * @throws ConfigException when it is none
   */
  public int positive(String key, int defaultValue) {
    String text = text(key).orElse(Integer.toString(defaultValue));
    try {
      int value = Integer.parseInt(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new ConfigException(key, text, "expected a whole number above 0");
    }
    throw new ConfigException(key, text, "expected a whole number above 0");
  }
}
