package dev.segue.streams.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.segue.streams.cli.SegueStreams;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong, {@code segue doctor} says cause and remedy in one line, and goes on. */
class DoctorTest {

  private static final Path BUNDLE = Path.of("src/test/resources/bundles/small-1");
  private static final String NOBODY = "127.0.0.1:1";

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();

  private int doctor(String... settings) {
    List<String> arguments = new ArrayList<>(List.of("doctor"));
    for (String setting :
        List.of(
            "bootstrap.servers=" + NOBODY,
            "schema.registry.url=http://" + NOBODY,
            "start.timeout.ms=300",
            "state.dir=" + directory.resolve("not/yet"),
            "http.port=0")) {
      arguments.addAll(List.of("--set", setting));
    }
    for (String setting : settings) {
      arguments.addAll(setting.startsWith("--") ? List.of(setting) : List.of("--set", setting));
    }
    return SegueStreams.commandLine()
        .setOut(new PrintWriter(out))
        .execute(arguments.toArray(String[]::new));
  }

  private String line(String check) {
    return out.toString()
        .lines()
        .filter(line -> line.contains("  " + check + ": "))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("no line of " + check + " in:\n" + out);
  }

  @Test
  void shouldGoOnWithoutABroker() {
    assertThat(doctor("models.dir=" + BUNDLE)).isEqualTo(1);

    assertThat(line("java")).startsWith("ok    java: " + Runtime.version().feature());
    assertThat(line("rocksdb")).matches("ok    rocksdb: native library [\\d.]+");
    assertThat(line("onnx runtime")).matches("ok    onnx runtime: native library [\\d.]+");
    assertThat(line("model")).startsWith("ok    model: " + BUNDLE).contains("golden vectors hold");
    assertThat(line("state.dir")).startsWith("ok    state.dir: " + directory.resolve("not/yet"));
    assertThat(directory).isEmptyDirectory();
    assertThat(line("http")).startsWith("ok    http: 127.0.0.1:0 is free");
    assertThat(line("broker"))
        .isEqualTo(
            "fail  broker: no broker answers at 127.0.0.1:1 within 300 ms; start it, or correct"
                + " bootstrap.servers (or kafka.security.protocol when the broker wants TLS)");
    assertThat(line("registry"))
        .startsWith("fail  registry: no schema registry answers at http://127.0.0.1:1")
        .endsWith("; start it or correct schema.registry.url");
    assertThat(out.toString().lines().reduce((a, b) -> b).orElseThrow())
        .startsWith("2 failed, 0 warnings: begin with broker: start it, or correct bootstrap")
        .endsWith("; then run segue doctor again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | text/html        | <html><body>hello</body></html>",
        "404 | text/html        | <html>Not Found</html>",
        "404 | application/json | {\"error\":\"no such page\"}",
        "401 | application/json | {\"error_code\":401}"
      })
  void shouldSayThatAnotherServerIsNoRegistry(int status, String type, String body)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(doctor("schema.registry.url=" + url)).isEqualTo(1);

      assertThat(line("registry"))
          .startsWith(
              "fail  registry: what answers at " + url + " is not a schema registry, or refuses (")
          .contains("with " + status)
          .endsWith("; correct schema.registry.url or basic.auth.*");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldNameTheFileOfTheBundleThatWasChanged() throws IOException {
    Path bundle = Files.createDirectory(directory.resolve("corrupt"));
    try (var files = Files.walk(BUNDLE)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, bundle.resolve(BUNDLE.relativize(file)));
      }
    }
    byte[] graph = Files.readAllBytes(bundle.resolve("step.onnx"));
    graph[graph.length / 2] ^= 1;
    Files.write(bundle.resolve("step.onnx"), graph);

    assertThat(doctor("models.dir=" + bundle)).isEqualTo(1);

    assertThat(line("model"))
        .startsWith("fail  model: models " + bundle + ": found no usable bundle: ")
        .contains("step.onnx: expected SHA-256 ")
        .endsWith(
            "; copy the bundle again, or set models.dir to one that segue bundle verify accepts");
  }

  @Test
  void shouldFailWithoutCudaOnlyWhereItIsAskedFor() {
    doctor("inference.device=auto");
    assertThat(line("cuda"))
        .isEqualTo(
            "info  cuda: off, models run on the CPU (inference.device=auto): this build has ONNX"
                + " Runtime for the CPU only; build with -Pgpu");

    out.getBuffer().setLength(0);
    assertThat(doctor("inference.device=cuda:0", "models.dir=" + BUNDLE)).isEqualTo(1);
    assertThat(line("cuda"))
        .isEqualTo(
            "fail  cuda: inference.device=cuda:0, but CUDA is off: this build has ONNX Runtime for"
                + " the CPU only; build with -Pgpu, or set inference.device to cpu or auto");
    assertThat(line("model")).startsWith("ok    model: ");
  }

  @Test
  void shouldLookAtTheMachineWhenTheConfigurationIsWrong() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(doctor("grace.ms=soon")).isEqualTo(1);
    assertThat(line("configuration")).startsWith("fail  configuration: grace.ms: expected a whole");
    assertThat(line("java")).startsWith("ok");

    doctor("state.dir=" + file.resolve("below"), "http.token.file=" + file);
    assertThat(line("state.dir"))
        .isEqualTo(
            "fail  state.dir: "
                + file.resolve("below")
                + " cannot be written, nor made in "
                + file
                + "; give this user write access, or set state.dir to another directory");
    assertThat(line("http")).startsWith("fail  http: http.token.file: expected 16 or more");
  }

  @Test
  void shouldPrintOneJsonObject() throws IOException {
    assertThat(doctor("--json")).isEqualTo(1);

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("failed").asInt()).isEqualTo(2);
    assertThat(report.path("warnings").asInt()).isEqualTo(1);
    assertThat(report.path("findings").findValuesAsText("status"))
        .contains("ok", "info", "warn", "fail");
    assertThat(report.path("findings").findValuesAsText("remedy")).anyMatch(s -> !s.isEmpty());
  }
}
