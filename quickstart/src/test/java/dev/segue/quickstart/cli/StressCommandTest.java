package dev.segue.quickstart.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.cli.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StressCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void shouldPrintStressRelaxationAndTextOfEveryLine() {
    byte[] texts = "I am so stressed\na calm evening\n\nno newline at the end".getBytes(UTF_8);

    int code = new StressCommand(new ByteArrayInputStream(texts), out).call();

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            -4\t1\tI am so stressed
            -1\t3\ta calm evening
            -1\t1\t
            -1\t1\tno newline at the end
            """);
  }

  @Test
  void shouldReplaceBytesThatAreNotUtf8() {
    byte[] texts = {'s', 'a', 'd', ' ', (byte) 0xFF, '\n'};

    new StressCommand(new ByteArrayInputStream(texts), out).call();

    assertThat(out.toString(UTF_8)).isEqualTo("-3\t1\tsad \uFFFD\n");
  }

  @Test
  void shouldEndQuietlyWhenNobodyReadsAnyMore() {
    StressCommand command = new StressCommand(manyTexts(), failing("Broken pipe"));

    assertThat(command.call()).isZero();
  }

  @Test
  void shouldFailWhenTheOutputCannotBeWritten() {
    StressCommand command = new StressCommand(manyTexts(), failing("No space left on device"));

    assertThatThrownBy(command::call)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("cannot write to stdout: No space left on device");
  }

  @Test
  void shouldSayInOneLineWhichFileOfALexiconIsMissing() {
    StringWriter errors = new StringWriter();
    CommandLine commandLine = SegueQuickstart.commandLine().setErr(new PrintWriter(errors));

    int code = commandLine.execute("stress", "--lexicon", "no-such-directory");

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString().lines())
        .containsExactly(
            "segue stress: no-such-directory/stress-terms.tsv: expected a file of the stress lexicon, found none;"
                + " mend it, or leave --lexicon out to use Segue's own");
  }

  @Test
  void shouldSayInOneLineWhatIsWrongWithTheUsage() {
    StringWriter errors = new StringWriter();
    CommandLine commandLine = SegueQuickstart.commandLine().setErr(new PrintWriter(errors));

    int code = commandLine.execute("stress", "--lexikon", "x");

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).startsWith("segue stress: Unknown option").contains("--help");
  }

  private static ByteArrayInputStream manyTexts() {
    return new ByteArrayInputStream("a calm text\n".repeat(2000).getBytes(UTF_8));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
