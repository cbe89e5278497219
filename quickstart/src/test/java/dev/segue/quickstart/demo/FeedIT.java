package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.cli.TopCommand;
import java.io.IOException;
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
    try (Installation installation = start("../models/next-genre")) {
      Connection connection = installation.connection();

      assertThat(feed(connection, "60")).isZero();
      assertThat(report()).contains("\"differences\" : 0").contains("\"longest\" : ");

      assertThat(feed(connection, "1")).isEqualTo(1);
    }
  }

  @Test
  void shouldFailWhereTheModelAnswersNothingAlthoughEveryIdAgrees() throws Exception {
    try (Installation installation = start("none")) {
      assertThat(feed(installation.connection(), "60")).isEqualTo(1);
      assertThat(report()).contains("\"differences\" : 0").doesNotContain("\"degraded\" : 0");
    }
  }

  @Test
  void shouldRefuseToCountDegradedPredictionsThatItDoesNotRead() {
    String[] arguments = {"--bootstrap=127.0.0.1:1", "--no-degraded"};
    assertThat(TopCommand.of(new FeedCommand()).execute(arguments)).isEqualTo(2);
  }

  private static Installation start(String models) {
    Installation installation = Installation.start(3);
    installation.startApp(Map.of("idle.close.ms", "4000", "models.dir", models));
    return installation;
  }

  private String report() throws IOException {
    return Files.readString(directory.resolve("report.json"));
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
            "--no-degraded",
            "--timeout=" + timeout,
            "--report=" + directory.resolve("report.json"));
    return TopCommand.of(new FeedCommand()).execute(arguments.toArray(String[]::new));
  }
}
