package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.cli.SegueQuickstart;
import dev.segue.streams.cli.SegueStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a command is one line that says what is wrong and what to do, and an exit code. */
class MistakesIT {

  private static final String SMALL_DEMO = "demo --headless --users 2 --days 1 --bundle none";

  @TempDir private Path directory;

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --users 0                          | 2 | users: expected 1 to 100000, found 0",
        "demo --partitions 0                     | 2 | --partitions: expected 1 to 64, found 0",
        "demo --paced-seconds -1                 | 2 | --paced-seconds: expected 0 to 3600, found -1",
        "demo --rate 0                           | 2 | --rate: expected 1 to 2000 events per second",
        "demo --rate fast                        | 2 | see segue demo --help",
        "demo --report DIR                       | 2 | name another file",
        "demo --report DIR/none/r.json           | 2 | there is no directory DIR/none; make it",
        "demo --report DIR/LONG                  | 2 | name another file",
        "demo --bundle DIR/none                  | 2 | --bundle: there is no directory DIR/none",
        "demo --set commit.intervall.ms=1        | 2 | did you mean 'commit.interval.ms'?",
        "demo --set grace.ms=soon                | 2 | grace.ms: expected a whole number",
        "demo --set kafka.commit.interval.ms=abc | 2 | correct the kafka.* settings",
        "demo --replay                           | 2 | --replay needs --format and --input",
        "demo --hedless                          | 2 | see segue demo --help",
        "run                                     | 2 | schema.registry.url is not set",
        "run --config DIR/none.properties        | 2 | there is no such file",
        "run --set grace.ms                      | 2 | expected KEY=VALUE",
        "run BROKER --set start.timeout.ms=500   | 1 | no broker answers at 127.0.0.1:1",
        "run BROKER --set kafka.security.protocol=TSL | 1 | correct bootstrap.servers or the kafka.*",
        "topology --set kafka.commit.interval.ms=abc | 2 | correct the kafka.* settings",
        "topology --set models.dir=DIR/none      | 1 | set models.dir to a directory with a valid",
        "topology --config DIR                   | 2 | expected a readable properties file"
      })
  @Timeout(60)
  void shouldBeRefusedInOneLine(String line, int exitCode, String message) {
    try (JavaProcess command = start("segue.home=..", line)) {
      List<String> output = command.rest();

      assertThat(output).singleElement().asString().startsWith("segue").contains(real(message));
      assertThat(command.exitCode()).isEqualTo(exitCode);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DIR/none | no temporary directory for the demo",
        "DIR/file | no temporary directory for the demo"
      })
  @Timeout(60)
  void shouldSayWhereTheDemoCannotWrite(String temporary, String message) throws IOException {
    Files.createFile(directory.resolve("file"));

    try (JavaProcess demo = start("java.io.tmpdir=" + real(temporary), SMALL_DEMO)) {
      List<String> output = demo.rest();

      assertThat(output.get(output.size() - 1)).contains(message).contains("java.io.tmpdir=DIR");
      assertThat(output).allMatch(line -> line.startsWith("segue demo: "));
      assertThat(demo.exitCode()).isEqualTo(1);
    }
  }

  private JavaProcess start(String property, String line) {
    Class<?> main = line.startsWith("demo") ? SegueQuickstart.class : SegueStreams.class;
    return JavaProcess.start(
        List.of("-D" + property), main, Arrays.asList(real(line).split(" +", -1)));
  }

  private String real(String text) {
    return text.replace("DIR/LONG", directory.resolve("x".repeat(300)).toString())
        .replace("DIR", directory.toString())
        .replace(
            "BROKER", "--set bootstrap.servers=127.0.0.1:1 --set schema.registry.url=mock://x");
  }
}
