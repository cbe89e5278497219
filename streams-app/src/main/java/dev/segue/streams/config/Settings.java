package dev.segue.streams.config;

import java.time.Duration;
import java.util.Map;

/** Reads typed values; every error names the key, what was expected and what was found. */
final class Settings {

  private final Map<String, String> settings;

  Settings(Map<String, String> settings) {
    this.settings = settings;
  }

  String text(ConfigKey key) {
    String value = settings.getOrDefault(key.key(), key.defaultValue().orElse(""));
    if (value.isBlank() && key.defaultValue().isEmpty()) {
      throw new InvalidConfigException(
          key.key()
              + " is not set; set it in the configuration file, or with --set "
              + key.key()
              + "=VALUE");
    }
    return value;
  }

  int integer(ConfigKey key) {
    String text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(
          key.key() + ": expected a whole number, found '" + text + "'");
    }
  }

  Duration millis(ConfigKey key) {
    String text = text(key);
    try {
      return Duration.ofMillis(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(
          key.key() + ": expected a whole number of milliseconds, found '" + text + "'");
    }
  }

  boolean flag(ConfigKey key) {
    String text = text(key);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new InvalidConfigException(
              key.key() + ": expected true or false, found '" + text + "'");
    };
  }
}
