package dev.segue.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SegueBenchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bench topology --events 5                | expected --events of 100 or more
          bench topology --users 0                 | users: expected at least 1, found 0
          bench topology --json /no/such/place.json | the directory of /no/such/place.json does not exist
          bench topology --bundle /no/such/bundle  | /no/such/bundle
          bench history --long 5                   | --long between --short and 25000
          bench inference --device gpu             | expected auto, cpu or cuda:N, found 'gpu'
          bench topologie                          | --help
          """)
  void shouldSayInOneLineWhatIsWrong(String arguments, String message) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = SegueBench.commandLine().setErr(new PrintWriter(err, true));

    int exit = commandLine.execute(arguments.strip().split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(err.toString().strip()).doesNotContain("\n");
  }
}
