package dev.segue.quickstart.broker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker's log directory, formatted as {@code kafka-storage.sh format} does. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * Formats the directory unless it is already.
   *
   * @throws BrokerStartException when it cannot be written
   */
  static void format(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      Files.createDirectories(directory);
      new Formatter()
          .setPrintStream(out)
          .setNodeId(BrokerSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .run();
    } catch (Exception e) {
      throw new BrokerStartException(
          "cannot format %s for a broker: %s %s"
              .formatted(directory, e.getMessage(), said.toString(StandardCharsets.UTF_8).trim()),
          e);
    }
  }
}
