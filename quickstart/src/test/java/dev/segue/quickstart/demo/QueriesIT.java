package dev.segue.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances of one application answer for each other, under both group protocols. */
class QueriesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "a-token-of-sixteen-or-more";
  private static final String TRACK = "spotify:track:1";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int PARTITIONS = 4;
  private static final String ERASED = "to be erased";
  private static final List<String> USERS =
      IntStream.range(0, 12).mapToObj(i -> "user/" + i).toList();

  @TempDir Path directory;

  private final Topics topics = new Topics("");
  private final HttpClient http = HttpClient.newHttpClient();
  private Connection connection;
  private SegueApp app;

  @ParameterizedTest
  @CsvSource({"classic, 1", "streams, 2"})
  @Timeout(300)
  void shouldAnswerForUsersOfBothInstances(String protocol, int threads) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        EmbeddedRegistry registry = EmbeddedRegistry.start()) {
      connection = new Connection(kafka.bootstrapServers(), registry.url());
      try (Cluster cluster = new Cluster(connection)) {
        cluster.create(TopicSettings.inputs(topics, PARTITIONS));
      }
      Map<String, String> settings =
          Map.of("kafka.group.protocol", protocol, "stream.threads", "" + threads);
      try (SegueApp first = start("first", settings)) {
        feed();
        try (SegueApp second = start("second", settings)) {
          await(() -> known(first) && known(second) && holders(first).size() == 2);
          assertSameAnswers(first, second);
          assertStressNeedsTheToken(first, second);
          assertErasureCanBeVerified(first, second);
          assertAnswersAreAsDescribed(first);
        }
        await(() -> known(first) && holders(first).size() == 1);
      }
    }
  }

  private void assertSameAnswers(SegueApp first, SegueApp second) throws Exception {
    for (String user : USERS) {
      JsonNode one = body(get(first, users(user)));
      assertThat(body(get(second, users(user)))).isEqualTo(one);
      assertThat(one.at("/newest_session/step").asInt()).as(user).isEqualTo(3);
      assertThat(one.at("/newest_session/genre").asText()).isEqualTo("ROCK");
      assertThat(one.at("/recent_sessions")).hasSize(2);
      assertThat(one.at("/genre_counts/ROCK").asInt()).isEqualTo(3);
      assertThat(one.at("/last_prediction/step").asInt()).isEqualTo(3);
      assertThat(one.at("/open_windows").size()).isPositive();
    }
    assertThat(get(first, users("nobody")).statusCode()).isEqualTo(404);
    assertThat(get(second, users("nobody")).statusCode()).isEqualTo(404);
    assertThat(body(get(second, "/api/v1/tracks/" + TRACK)).at("/genre").asText())
        .isEqualTo("ROCK");
    assertThat(body(get(first, "/api/v1/instances")).at("/instances")).hasSize(2);
    assertThat(body(get(first, "/api/v1/models")).at("/provider").asText()).isEqualTo("baseline");
  }

  private void assertStressNeedsTheToken(SegueApp first, SegueApp second) throws Exception {
    for (SegueApp app : List.of(first, second)) {
      String path = users(USERS.get(1));
      assertThat(get(app, path).body()).contains("newest_session").doesNotContain("stress");
      HttpResponse<String> with = get(app, path, "Authorization", "Bearer " + TOKEN);
      assertThat(body(with).at("/newest_session/stress/0/mean_stress").asDouble()).isLessThan(-1);
      assertThat(body(with).at("/open_windows/0/stress/tweets").asInt()).isPositive();
      assertThat(get(app, path, "Authorization", "Bearer no").statusCode()).isEqualTo(401);
    }
  }

  private void assertErasureCanBeVerified(SegueApp first, SegueApp second) throws Exception {
    String user = ERASED;
    try (Producer<byte[], byte[]> producer = connection.producer()) {
      producer.send(new ProducerRecord<>(topics.users(), user.getBytes(UTF_8), null)).get();
    }
    for (SegueApp app : List.of(first, second)) {
      await(() -> get(app, users(user)).statusCode() == 410);
      assertThat(body(get(app, users(user))).at("/left")).hasSize(7).allMatch(n -> n.asInt() == 0);
    }
  }

  private void assertAnswersAreAsDescribed(SegueApp asked) {
    Described described = new Described(body(get(asked, "/openapi.json")));
    String user = "/api/v1/users/{id}";
    JsonNode withStress = body(get(asked, users(USERS.get(0)), "Authorization", "Bearer " + TOKEN));
    described.assertDescribes(user, 200, withStress);
    Map.ofEntries(
            entry("/health/live 200", "/health/live"),
            entry("/health/ready 200", "/health/ready"),
            entry("/api/v1/models 200", "/api/v1/models"),
            entry("/api/v1/instances 200", "/api/v1/instances"),
            entry("/api/v1/topology 200", "/api/v1/topology"),
            entry("/api/v1/topology 400", "/api/v1/topology?format=dot"),
            entry("/api/v1/tracks/{id} 200", "/api/v1/tracks/" + TRACK),
            entry("/api/v1/tracks/{id} 404", "/api/v1/tracks/none"),
            entry(user + " 404", users("nobody")),
            entry(user + " 410", users(ERASED)),
            entry("/api/v1/scoreboard 200", "/api/v1/scoreboard"),
            entry("/api/v1/scoreboard 400", "/api/v1/scoreboard?span=soon"),
            entry(user + "/outcomes 200", users(USERS.get(0)) + "/outcomes"),
            entry(user + "/outcomes 410", users(ERASED) + "/outcomes"),
            entry("/ui/{file} 404", "/ui/none"))
        .forEach((answer, path) -> assertDescribed(described, answer, get(asked, path)));
    for (String route : List.of("models", "topology", "instances", "scoreboard", "live")) {
      String path = "/api/v1/" + route;
      HttpResponse<String> refused = get(asked, path, "Authorization", "Bearer no");
      assertDescribed(described, path + " 401", refused);
    }
  }

  private static void assertDescribed(
      Described described, String answer, HttpResponse<String> found) {
    String[] templateAndStatus = answer.split(" ", 2);
    int status = Integer.parseInt(templateAndStatus[1]);
    assertThat(found.statusCode()).as("%s: %s", answer, found.body()).isEqualTo(status);
    described.assertDescribes(templateAndStatus[0], status, body(found));
  }

  private static List<String> everybody() {
    return Stream.concat(USERS.stream(), Stream.of(ERASED)).toList();
  }

  private void feed() throws Exception {
    try (Producer<byte[], byte[]> producer = connection.producer();
        SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      Track track =
          Track.newBuilder()
              .setId(TRACK)
              .setTitle("t")
              .setArtist("a")
              .setGenres(List.of("rock"))
              .build();
      send(producer, serializer, topics.tracks(), TRACK, track);
      awaitTrack();
      for (int session = 0; session < 3; session++) {
        for (String user : everybody()) {
          Instant at = BEGIN.plus(Duration.ofMinutes(20L * session));
          String id = user + "-" + session;
          send(producer, serializer, topics.listens(), user, listen(id, at));
        }
      }
      for (String user : everybody()) {
        send(producer, serializer, topics.tweets(), user, tweet(user));
      }
    }
  }

  /** A session takes the profile of its track as it is then. */
  private void awaitTrack() {
    await(() -> get(app, "/api/v1/tracks/" + TRACK).statusCode() == 200);
  }

  private static Listen listen(String id, Instant at) {
    return Listen.newBuilder().setId(id).setTrackId(TRACK).setListenedAt(at).build();
  }

  private static Tweet tweet(String user) {
    return Tweet.newBuilder()
        .setId(user + "-tweet")
        .setCreatedAt(BEGIN.plus(Duration.ofMinutes(45)))
        .setText("I am so stressed")
        .build();
  }

  private static void send(
      Producer<byte[], byte[]> producer,
      SpecificAvroSerializer<SpecificRecord> serializer,
      String topic,
      String key,
      SpecificRecord value)
      throws Exception {
    byte[] bytes = serializer.serialize(topic, value);
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), bytes)).get();
  }

  private boolean known(SegueApp asked) {
    return USERS.stream()
        .allMatch(
            user ->
                get(asked, users(user)).statusCode() == 200
                    && body(get(asked, users(user))).at("/last_prediction/step").asInt() == 3);
  }

  /** The instances that hold users. */
  private Set<String> holders(SegueApp asked) {
    Set<String> holders = new TreeSet<>();
    USERS.forEach(user -> holders.add(body(get(asked, users(user))).path("instance").asText()));
    return holders;
  }

  private static String users(String user) {
    return "/api/v1/users/" + URLEncoder.encode(user, UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> get(SegueApp asked, String path, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + asked.httpPort() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode body(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Patience.await(PATIENCE, condition)).isTrue();
  }

  private SegueApp start(String name, Map<String, String> more) throws IOException {
    Path token = Files.writeString(directory.resolve("token"), TOKEN);
    Map<String, String> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", connection.bootstrapServers());
    settings.put("schema.registry.url", connection.registryUrl());
    settings.put("state.dir", directory.resolve(name).toString());
    settings.put("http.port", "0");
    settings.put("ui.enabled", "true");
    settings.put("http.token.file", token.toString());
    app = SegueApp.start(SegueConfig.of(settings), SeguePlan::open);
    return app;
  }
}
