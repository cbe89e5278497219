package dev.segue.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: Segue, the commit where it is known, Java and what it is built on.
 */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Properties build = build();
    String commit = System.getProperty("segue.commit", "");
    return new String[] {
      "segue " + build.getProperty("version") + (commit.isBlank() ? "" : " (" + commit + ")"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "Kafka " + build.getProperty("kafka"),
      "ONNX Runtime " + build.getProperty("onnxruntime")
    };
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build;
  }
}
