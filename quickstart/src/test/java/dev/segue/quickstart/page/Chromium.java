package dev.segue.quickstart.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.quickstart.demo.Patience;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium with a fresh profile, spoken to over its DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-sync",
          "--no-first-run",
          "--no-default-browser-check",
          "--remote-debugging-port=0");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private Chromium(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts the browser of this machine.
   *
   * @param profile an empty directory
   * @return empty where none is installed, or none answers
   */
  static Optional<Chromium> start(Path profile) throws IOException {
    Optional<Path> browser = onPath();
    if (browser.isEmpty()) {
      return Optional.empty();
    }
    ProcessBuilder command = new ProcessBuilder(browser.get().toString());
    command.command().addAll(FLAGS);
    command.command().add("--user-data-dir=" + profile);
    command.command().add("about:blank");
    Process process =
        command
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    Path file = profile.resolve("DevToolsActivePort");
    boolean answers = Patience.await(Duration.ofSeconds(30), () -> lines(file).size() >= 2);
    if (!answers) {
      process.destroyForcibly();
      return Optional.empty();
    }
    return Optional.of(new Chromium(process, "http://127.0.0.1:" + lines(file).get(0)));
  }

  private static Optional<Path> onPath() {
    List<String> directories = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A new empty tab. */
  Tab open() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode target =
        new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    URI socket = URI.create(target.path("webSocketDebuggerUrl").asText());
    return new Tab(new DevTools(http, socket));
  }

  /** Ends the browser and waits until it has ended, because it writes into its profile. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!Patience.await(
        Duration.ofSeconds(10), () -> all.stream().noneMatch(ProcessHandle::isAlive))) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
