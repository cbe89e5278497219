package dev.segue.quickstart.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.broker.BrokerConfig;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.demo.Connection;
import dev.segue.quickstart.demo.Patience;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.Listen;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the pages that want a broker, a registry or a model of one's own, run one after
 * the other as they stand there, each by a shell in a directory that looks like a checkout. Only
 * what cannot be so on a test's machine is replaced: see {@link #here}.
 */
@Timeout(400)
class DocumentedCommandsIT {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern HTTP_PORT = Pattern.compile("metrics on port (\\d+)");
  private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final String TAIL = "segue tail predictions";
  private static final String LETTERS = "segue dead-letters list";

  @TempDir Path root;

  private EmbeddedKafka kafka;
  private EmbeddedRegistry registry;
  private String httpPort = "none";

  @BeforeEach
  void start() throws IOException {
    kafka = EmbeddedKafka.start(BrokerConfig.temporary());
    registry = EmbeddedRegistry.start();
    try (Stream<Path> files = Files.list(CHECKOUT)) {
      for (Path file : files.toList()) {
        Files.createSymbolicLink(root.resolve(file.getFileName()), file);
      }
    }
    Files.writeString(root.resolve("token"), "a-token-of-this-test-alone\n");
    Files.write(
        root.resolve("segue.properties"),
        List.of(
            "bootstrap.servers=" + kafka.bootstrapServers(),
            "schema.registry.url=" + registry.url(),
            "http.port=0",
            "http.token.file=token"));
  }

  @AfterEach
  void stop() throws IOException {
    registry.close();
    kafka.close();
    try (Stream<Path> files = Files.list(root)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void shouldOperateAsThePageSays() throws Exception {
    List<String> page = page("docs/operating.md", command -> true);
    List<String> queries = page("docs/http.md", command -> command.startsWith("curl "));
    assertThat(queries).hasSize(2);

    for (String command : page) {
      if (!command.startsWith("segue run ")) {
        String said = run(command);
        assertThat(said).as(command).isNotBlank();
        continue;
      }
      try (App app = new App(command)) {
        publish();
        run(starting(page, TAIL)); // returns when ten predictions are there
        String letters = starting(page, LETTERS);
        assertThat(Patience.await(PATIENCE, () -> run(letters).contains("undecodable"))).isTrue();
        for (String query : queries) {
          assertThat(run(query)).as(query).contains("\"last_prediction\"");
        }
        app.stop();
      }
    }
    assertThat(run(starting(page, TAIL))).contains("  ann ");
  }

  @Test
  void shouldTrainAndRunAsTheReadmeSays() throws Exception {
    writeTables();
    List<String> own =
        page("README.md", c -> c.contains("my-bundle") || c.contains("segue run --config"));
    assertThat(own).hasSize(4);
    run("segue topics create --config segue.properties --partitions 1");

    for (String command : own) {
      if (command.contains("segue run ")) {
        try (App app = new App(command)) {
          app.stop();
        }
      } else {
        run(command);
      }
    }
  }

  /** The commands in a page's blocks for a shell, those that go on after a backslash joined. */
  private static List<String> page(String name, Predicate<String> wanted) throws IOException {
    List<String> commands = new ArrayList<>();
    boolean shell = false;
    String text = Files.readString(CHECKOUT.resolve(name)).replace("\\\n", "");
    for (String line : text.lines().toList()) {
      if (line.startsWith("```")) {
        shell = !shell && line.matches("```(bash|sh)");
      } else if (shell && wanted.test(line)) {
        commands.add(line);
      }
    }
    assertThat(commands).as("commands of %s", name).isNotEmpty();
    return commands;
  }

  private static String starting(List<String> commands, String with) {
    return commands.stream().filter(command -> command.startsWith(with)).findFirst().orElseThrow();
  }

  /** What a page says of somebody's cluster, for one broker and one instance on a free port. */
  private String here(String command) {
    return command
        .replace("--replication-factor 3", "--replication-factor 1")
        .replaceAll("(127\\.0\\.0\\.1|predictor-1):8080", "127.0.0.1:" + httpPort);
  }

  private ProcessBuilder shell(String command) {
    ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here(command));
    shell.directory(root.toFile()).redirectErrorStream(true);
    shell.environment().put("SEGUE_JAVA_OPTS", QUICK);
    shell.environment().merge("PATH", root.toString(), (path, here) -> here + ":" + path);
    return shell;
  }

  private String run(String command) {
    try {
      Path said = root.resolve("said");
      Process process = shell(command).redirectOutput(said.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(200, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(said);
      assertThat(ended).as("%s ends; it said: %s", command, text).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
      return text;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command, e);
    }
  }

  /** Ten listens of ann, and a record that is none. */
  private void publish() throws Exception {
    Connection connection = new Connection(kafka.bootstrapServers(), registry.url());
    try (Producer<byte[], byte[]> producer = connection.producer();
        SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      byte[] ann = "ann".getBytes(UTF_8);
      for (int i = 0; i < 10; i++) {
        Listen listen =
            Listen.newBuilder()
                .setId("l" + i)
                .setTrackId("x:1")
                .setListenedAt(Instant.now().minusSeconds(600 - 60L * i))
                .build();
        byte[] value = serializer.serialize("listens", listen);
        producer.send(new ProducerRecord<>("listens", ann, value)).get();
      }
      producer.send(new ProducerRecord<>("listens", ann, new byte[] {7})).get();
    }
  }

  /** Four listeners who go around through six genres, and the table of the tracks they hear. */
  private void writeTables() throws IOException {
    String[] genres = {"pop", "rap", "rock", "latin", "r&b", "edm"};
    List<String> tracks = new ArrayList<>();
    tracks.add("track_id,track_name,track_artist,playlist_genre");
    for (int i = 0; i < 60; i++) {
      tracks.add("%022d,Song %d,Artist %d,%s".formatted(i, i, i % 20, genres[i % genres.length]));
    }
    Files.write(root.resolve("tracks.csv"), tracks);
    List<String> listens = new ArrayList<>();
    listens.add("listener\tended_at_utc\tartist\ttrack\tms_played");
    for (int i = 0; i < 900; i++) {
      int song = i * 7 % 60;
      Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(1800L * i);
      listens.add(
          "listener-%d\t%s\tArtist %d\tSong %d\t200000"
              .formatted(i % 4, at.toString().replace('T', ' ').substring(0, 16), song % 20, song));
    }
    Files.write(root.resolve("listens.tsv"), listens);
  }

  /** A page's {@code segue run}, ready. */
  private final class App implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    App(String command) throws IOException {
      process = shell("exec " + command).start();
      output = process.inputReader(UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        Matcher port = HTTP_PORT.matcher(line);
        if (port.find()) {
          httpPort = port.group(1);
          return;
        }
      }
      throw new AssertionError(command + " ended before it was ready: " + lines);
    }

    void stop() throws InterruptedException {
      process.toHandle().destroy(); // SIGTERM; Process.destroy would close the output as well
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("%s %s", lines, output.lines().toList()).isZero();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
