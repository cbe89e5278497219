package dev.segue.quickstart.operator;

import dev.segue.streams.cli.SegueStreams;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a command of the operator printed, and its exit code.
 *
 * @param exitCode of the process that it would have been
 * @param out lines on standard output
 * @param err lines on standard error
 */
record Ran(int exitCode, List<String> out, List<String> err) {

  /** Runs a command with a list of arguments before the others. */
  static Ran command(List<String> first, String... more) {
    return command(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
  }

  /** The exit code of a command whose reader has gone. */
  static int intoBrokenPipe(String... arguments) {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    return SegueStreams.commandLine().setOut(new PrintWriter(broken)).execute(arguments);
  }

  static Ran command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        SegueStreams.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }
}
