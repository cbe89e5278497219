package dev.segue.quickstart.demo;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of its own with this test's class path; its two outputs are read as one. */
public final class JavaProcess implements AutoCloseable {

  private static final int SIGINT = 2;

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private JavaProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  public static JavaProcess start(Class<?> main, List<String> arguments) {
    return start(List.of(), main, arguments);
  }

  /**
   * Starts a JVM.
   *
   * @param options of the JVM
   */
  static JavaProcess start(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      return new JavaProcess(builder.start());
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + main, e);
    }
  }

  /** The first group of the first line of output that matches. */
  public String awaitLine(Pattern pattern) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("ended without a line like " + pattern + ": " + lines);
  }

  /** Like kill -9; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Like kill; the exit code if the process ended within the time. */
  Optional<Integer> terminate(long seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /**
   * Like Ctrl-C; the exit code if the process ended within the time. Skips the test where a job in
   * the background of a shell has made its processes deaf to it.
   */
  public Optional<Integer> interrupt(long seconds) throws IOException, InterruptedException {
    assumeFalse(ignoresInterrupts(process.pid()), "SIGINT is ignored: run in the foreground");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return process.waitFor(seconds, TimeUnit.SECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /** Linux says so; elsewhere it is taken for heard. */
  private static boolean ignoresInterrupts(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(ignored -> (ignored >> (SIGINT - 1) & 1) == 1);
  }

  /** Waits for the end. */
  int exitCode() {
    await();
    return process.exitValue();
  }

  /** What the process has written since the last line that was awaited; to be called at its end. */
  List<String> rest() {
    return output.lines().toList();
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
