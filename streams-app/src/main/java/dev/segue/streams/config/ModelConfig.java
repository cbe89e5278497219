package dev.segue.streams.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which bundle answers, and where it runs.
 *
 * @param directory a next-genre bundle, or bundles of which the newest answers; empty: the baseline
 *     answers, marked as degraded
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 */
public record ModelConfig(Optional<Path> directory, String device) {

  public ModelConfig {
    if (!device.matches("auto|cpu|cuda:[0-9]{1,3}")) {
      throw new InvalidConfigException(
          "inference.device: expected auto, cpu or cuda:N, found '" + device + "'");
    }
  }

  static ModelConfig of(String directory, String device) {
    try {
      return new ModelConfig(
          directory.equals("none") ? Optional.empty() : Optional.of(Path.of(directory)), device);
    } catch (InvalidPathException e) {
      throw new InvalidConfigException(
          "models.dir: expected a directory or none, found '" + directory + "'");
    }
  }
}
