package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.segue.quickstart.cli.SegueQuickstart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C ends the demo within ten seconds, wherever it is, and leaves nothing behind. */
@Isolated
class StoppedDemoIT {

  private static final int CTRL_C = 130;

  @TempDir private Path temporary;

  /** A child inherits that a shell ignores the signal for what it runs in the background. */
  @BeforeAll
  static void requireThatTheSignalArrives() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                    line ->
                        (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & 2)
                            != 0);
    assumeFalse(ignored, "SIGINT is ignored here");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "--headless, (starting broker)",
        "--headless, (tracks. \\d+ users)",
        "--headless, (events at once)",
        "--headless, (s of silence)",
        "-, (starting the application)",
        "-, (predictions on listens)",
      })
  @Timeout(120)
  void shouldEndWithin10SecondsAndLeaveNoDirectory(String option, String moment) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("demo", "--users", "5", "--days", "3", "--bundle", "none"));
    if (option != null) {
      arguments.add(option);
    }
    List<String> jvm = List.of("-Djava.io.tmpdir=" + temporary, "-Dlog4j2.level=OFF");
    try (JavaProcess demo = JavaProcess.start(jvm, SegueQuickstart.class, arguments)) {
      demo.awaitLine(Pattern.compile(moment));

      assertThat(demo.interrupt(10)).contains(CTRL_C);

      assertThat(demo.rest()).noneMatch(line -> line.contains("Exception"));
    }
    assertThat(temporary).isDirectoryNotContaining("glob:**/segue-demo-*");
  }
}
