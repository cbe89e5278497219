package dev.segue.schemas.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** An Apicurio Registry, in memory, in a process of its own on the loopback interface. */
final class ApicurioProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ApicurioProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where the build profile {@code apicurio} unpacks the server; empty without the profile. */
  static Optional<Path> runner() throws IOException {
    Path directory = Path.of("target", "apicurio");
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst();
    }
  }

  /** Starts the server and waits until it says that it listens. */
  static ApicurioProcess start(Path runner) throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dquarkus.log.category.\"io.quarkus\".level=INFO",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                runner.toString())
            .redirectErrorStream(true)
            .start();
    awaitListening(process);
    return new ApicurioProcess(process, port);
  }

  String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static void awaitListening(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("Listening on:")) {
        drain(out);
        return;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("Apicurio ended before it listened:\n" + said);
  }

  /** A process whose output nobody reads stops when the pipe is full. */
  private static void drain(BufferedReader out) {
    Thread thread = new Thread(() -> out.lines().forEach(line -> {}), "drain-apicurio");
    thread.setDaemon(true);
    thread.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
