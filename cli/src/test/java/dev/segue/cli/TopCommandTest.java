package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class TopCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "segue", subcommands = Play.class)
  static final class Top {}

  @Command(name = "play", mixinStandardHelpOptions = true, footer = "  segue play --loudness 3")
  static final class Play implements Callable<Integer> {

    @Option(names = "--loudness")
    private int loudness;

    @Option(names = "--fails")
    private String fails;

    @Override
    public Integer call() throws Exception {
      switch (fails == null ? "" : fails) {
        case "input" -> throw CommandFailure.badInput("bad\n  tune; play another");
        case "runtime" -> throw CommandFailure.runtime("no speaker; plug one in");
        case "missing" -> throw new NoSuchFileException("a.wav");
        case "file" -> throw new NotDirectoryException("a");
        case "denied" -> throw new AccessDeniedException("a");
        case "foreseen" -> throw new IllegalStateException("foreseen");
        case "bug" -> throw new UnsupportedOperationException("a bug");
        default -> System.identityHashCode(loudness);
      }
      return 0;
    }
  }

  private CommandLine line() {
    return TopCommand.of(
            new Top(),
            failure ->
                Optional.of(failure)
                    .filter(IllegalStateException.class::isInstance)
                    .map(known -> CommandFailure.runtime(known.getMessage() + "; so be it")))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "play --loudnes=3      | 2 | Unknown option: '--loudnes=3'; did you mean '--loudness'?;"
            + " see segue play --help",
        "play --loudness much  | 2 | Invalid value for option '--loudness': 'much' is not an int;"
            + " see segue play --help",
        "play --fails input    | 2 | bad tune; play another",
        "play --fails runtime  | 1 | no speaker; plug one in",
        "play --fails missing  | 2 | a.wav: expected a file, found nothing there; check the path",
        "play --fails file     | 2 | a: expected a directory, found none; check the path",
        "play --fails denied   | 1 | a: access denied; check its permissions",
        "play --fails foreseen | 1 | foreseen; so be it"
      })
  void shouldSayInOneLineWhatFailed(String arguments, int exitCode, String message) {
    assertThat(line().execute(arguments.split(" "))).isEqualTo(exitCode);

    assertThat(err.toString().lines()).containsExactly("segue play: " + message);
  }

  @Test
  void shouldSuggestACommand() {
    assertThat(line().execute("plai")).isEqualTo(2);

    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "segue: Unmatched argument at index 0: 'plai'; did you mean 'play'?; see segue --help");
  }

  @Test
  void shouldLeaveTheStackTraceToBugs() {
    assertThat(line().execute("play", "--fails", "bug")).isEqualTo(1);

    assertThat(err.toString()).contains("UnsupportedOperationException: a bug", "\tat ");
  }

  @Test
  void shouldShowExampleAndVersionOfEveryCommandWithoutColours() {
    line().execute("play", "--help");
    assertThat(out.toString())
        .endsWith("Example:\n  segue play --loudness 3\n")
        .doesNotContain("\u001b");

    line().execute("play", "--version");
    assertThat(out.toString()).containsPattern("segue \\d+\\.\\d+").containsPattern("Kafka \\d");
  }
}
