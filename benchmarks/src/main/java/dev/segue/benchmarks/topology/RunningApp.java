package dev.segue.benchmarks.topology;

import dev.segue.benchmarks.report.Numbers;
import dev.segue.streams.cli.SegueStreams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code segue run} in a process of its own, whose output goes to a file. */
final class RunningApp implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int SCRAPES = 21;
  private static final int LAST_LINES = 20;

  private final long startedAt = System.nanoTime();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path output;

  private RunningApp(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param settings of the application; the port of HTTP is a free one
   * @param output file for what it prints
   */
  static RunningApp start(Map<String, String> settings, Path output) throws IOException {
    int port = freePort();
    Map<String, String> all = new TreeMap<>(settings);
    all.put("http.port", Integer.toString(port));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx2g", SegueStreams.class.getName(), "run"));
    all.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new RunningApp(builder.start(), port, output);
  }

  /**
   * Waits until the application is ready.
   *
   * @return seconds since the process was started
   */
  double readyAfter(Duration atMost) throws IOException, InterruptedException {
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - startedAt > atMost.toNanos()) {
        throw new IllegalStateException("segue run did not become ready; it said: " + lastLines());
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return (System.nanoTime() - startedAt) / 1e9;
  }

  private boolean ready() throws InterruptedException {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /**
   * What a scrape costs.
   *
   * @param millis median of several, without the first
   * @param bytes of the answer
   */
  record Scrape(double millis, int bytes) {}

  /** Reads the metrics as Prometheus does, uncompressed. */
  Scrape scrape() throws IOException, InterruptedException {
    double[] millis = new double[SCRAPES];
    int bytes = get("/metrics").body().length;
    for (int n = 0; n < SCRAPES; n++) {
      long begun = System.nanoTime();
      bytes = get("/metrics").body().length;
      millis[n] = (System.nanoTime() - begun) / 1e6;
    }
    return new Scrape(Numbers.median(millis), bytes);
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * Ends it as an operator does, by SIGTERM.
   *
   * @return seconds until it was gone
   */
  double stop(Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    process.destroy();
    if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("segue run did not end within " + atMost.toSeconds() + " s");
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
