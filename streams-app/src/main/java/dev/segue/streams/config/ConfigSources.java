package dev.segue.streams.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where settings come from; each source overrides the ones before it: a properties file, the
 * environment ({@code SEGUE_BATCH_MAX_WAIT_MS} is {@code batch.max.wait.ms}), {@code --set}
 * options.
 */
public final class ConfigSources {

  private static final String ENVIRONMENT_PREFIX = "SEGUE_";

  /** Read by the launcher script, not by the application. */
  private static final List<String> LAUNCHER_VARIABLES = List.of("SEGUE_JAVA_OPTS");

  private final Map<String, String> settings = new TreeMap<>();

  /**
   * Adds the settings of a properties file, in UTF-8.
   *
   * @throws InvalidConfigException when it cannot be read or holds an unknown key
   */
  public ConfigSources file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidConfigException(
          "configuration file "
              + file
              + " cannot be read ("
              + (Files.exists(file) ? e.toString() : "there is no such file")
              + "); expected a readable properties file");
    }
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> put(key, properties.getProperty(key), "in " + file));
    return this;
  }

  /**
   * Adds the variables that begin with {@code SEGUE_}.
   *
   * @throws InvalidConfigException when one stands for an unknown key
   */
  public ConfigSources environment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(name)) {
                String tail = name.substring(ENVIRONMENT_PREFIX.length());
                String key = tail.toLowerCase(Locale.ROOT).replace('_', '.');
                put(key, value, "from the environment variable " + name);
              }
            });
    return this;
  }

  /**
   * Adds one {@code key=value} of the command line.
   *
   * @throws InvalidConfigException when it has no {@code =} or the key is unknown
   */
  public ConfigSources set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new InvalidConfigException("--set: expected KEY=VALUE, found '" + assignment + "'");
    }
    put(assignment.substring(0, equals).trim(), assignment.substring(equals + 1), "in --set");
    return this;
  }

  /** Adds or replaces one setting. */
  public ConfigSources set(ConfigKey key, Object value) {
    settings.put(key.key(), value.toString());
    return this;
  }

  /** The settings so far. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  private void put(String key, String value, String where) {
    if (!PassThrough.isKafka(key) && !PassThrough.isRegistry(key)) {
      KnownKeys.require(key, where);
    }
    settings.put(key, value.trim());
  }
}
