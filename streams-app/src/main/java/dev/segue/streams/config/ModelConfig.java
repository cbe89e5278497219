package dev.segue.streams.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which bundle answers, and where it runs.
 *
 * @param bundle directory of the next-genre bundle; empty: the baseline answers, marked as degraded
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 */
public record ModelConfig(Optional<Path> bundle, String device) {

  public ModelConfig {
    if (!device.matches("auto|cpu|cuda:[0-9]{1,3}")) {
      throw new InvalidConfigException(
          "inference.device: expected auto, cpu or cuda:N, found '" + device + "'");
    }
  }

  static ModelConfig of(String bundle, String device) {
    try {
      return new ModelConfig(
          bundle.equals("none") ? Optional.empty() : Optional.of(Path.of(bundle)), device);
    } catch (InvalidPathException e) {
      throw new InvalidConfigException(
          "model.bundle: expected a directory or none, found '" + bundle + "'");
    }
  }
}
