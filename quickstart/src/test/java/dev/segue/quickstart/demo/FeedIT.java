package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.cli.TopCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue feed} against an application that somebody else has started. */
@Timeout(120)
class FeedIT {

  @TempDir private Path directory;

  @Test
  void shouldAgreeWithTheLedgerOnceAndDifferWhenTheTopicsHoldMore() throws Exception {
    try (Installation installation = Installation.start(3)) {
      installation.startApp(Map.of("idle.close.ms", "4000", "models.dir", "none"));
      Connection connection = installation.connection();

      assertThat(feed(connection, "60")).isZero();
      assertThat(Files.readString(directory.resolve("report.json")))
          .contains("\"differences\" : 0")
          .contains("\"longest\" : ");

      assertThat(feed(connection, "1")).isEqualTo(1);
    }
  }

  private int feed(Connection connection, String timeout) {
    List<String> arguments =
        List.of(
            "--bootstrap=" + connection.bootstrapServers(),
            "--registry=" + connection.registryUrl(),
            "--users=5",
            "--days=3",
            "--rate=1000",
            "--check",
            "--timeout=" + timeout,
            "--report=" + directory.resolve("report.json"));
    return TopCommand.of(new FeedCommand()).execute(arguments.toArray(String[]::new));
  }
}
