package dev.segue.quickstart.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.segue.cli.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * One run of {@code segue replay}.
 *
 * @param exitCode its exit code
 * @param out the lines on stdout
 * @param err stderr
 */
record ReplayRun(int exitCode, List<String> out, String err) {

  static ReplayRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReplayRun run = into(out, arguments);
    return new ReplayRun(run.exitCode(), out.toString(UTF_8).lines().toList(), run.err());
  }

  static ReplayRun into(OutputStream out, String... arguments) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ReplayCommand(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(ReplayRun::report)
            .execute(arguments);
    return new ReplayRun(code, List.of(), err.toString());
  }

  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (failure instanceof CommandFailure foreseen) {
      command.getErr().println(foreseen.getMessage());
      return foreseen.exitCode();
    }
    throw failure;
  }
}
