package dev.segue.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash itself completes with the script. */
class CompletionCommandTest {

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(directory.resolve("segue"), printed("completion", "bash"));
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    int exitCode = SegueBench.commandLine().setOut(new PrintWriter(out)).execute(arguments);
    assertThat(exitCode).isZero();
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr                   | train",
        "to                   | topology topics",
        "train_               | fusion lyrics-genre next-genre next-track popularity",
        "dead-letters re      | replay",
        "reset --to           | --to-earliest --to-latest",
        "completion z         | zsh",
      })
  void shouldCompleteCommandsAndOptions(String line, String completions) throws Exception {
    assertThat(complete(line.replace("_", " ")))
        .containsExactlyInAnyOrder(completions.split(" ", -1));
  }

  @Test
  void shouldServeZshWithTheSameScript() {
    assertThat(printed("completion", "zsh")).contains("bashcompinit").contains("_complete_segue");
  }

  /** What the function that the script registers answers for a line; a blank ends the last word. */
  private static List<String> complete(String line) throws IOException, InterruptedException {
    String script =
        """
        source "$1"
        read -ra COMP_WORDS <<< "segue $2"
        [[ "$2" != *' ' ]] || COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE="segue $2" COMP_POINT=${#COMP_LINE}
        _complete_segue segue "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    Process bash =
        new ProcessBuilder(
                "bash", "-c", script, "complete", directory.resolve("segue").toString(), line)
            .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt complains outside of a shell
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return out.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
