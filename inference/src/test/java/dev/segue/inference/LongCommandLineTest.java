package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * ONNX Runtime 1.29.0 crashes the process when it is started with more than 4 KB of class path: its
 * telemetry matches the command line with a recursive regular expression.
 */
class LongCommandLineTest {

  @Test
  void shouldStartWithAClassPathOfEightKilobytes() throws Exception {
    String runtime =
        Path.of(OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    String tests =
        Path.of(
                LongCommandLineTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI())
            .toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        String.join(File.pathSeparator, runtime, tests, "absent".repeat(8192 / "absent".length()));
    ProcessBuilder command =
        new ProcessBuilder(List.of(java, "-cp", classPath, Start.class.getName()));

    Process process = command.inheritIO().start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Starts ONNX Runtime and nothing else. */
  static final class Start {

    public static void main(String[] arguments) {
      OrtEnvironment.getEnvironment();
    }
  }
}
