package dev.segue.streams.live;

import static dev.segue.streams.live.LiveRecords.outcome;
import static dev.segue.streams.live.LiveRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.Genre;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.streams.config.HttpConfig;
import dev.segue.streams.config.Topics;
import dev.segue.streams.http.HttpSurface;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import dev.segue.streams.http.Routes;
import dev.segue.streams.serdes.AvroSerdes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser gets, from records on the topics to lines on the wire. */
@Timeout(30)
class LiveRoutesTest {

  private static final Topics TOPICS = new Topics("");
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://live-routes");

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
  private final SpecificAvroSerde<SpecificRecord> serde = new SpecificAvroSerde<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private LiveFeed feed;
  private HttpSurface surface;

  @BeforeEach
  void start() throws IOException {
    serde.configure(REGISTRY, false);
    for (String topic :
        List.of(TOPICS.genrePredictions(), TOPICS.predictionOutcomes(), TOPICS.users())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.updatePartitions(
          topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0])));
      consumer.updateBeginningOffsets(Map.of(partition, 0L));
      consumer.updateEndOffsets(Map.of(partition, topic.equals(TOPICS.users()) ? 6_000L : 0L));
    }
    AvroSerdes serdes = new AvroSerdes(SpecificAvroSerde.class, REGISTRY);
    InstanceStatus status = new InstanceStatus(true, "RUNNING", "cpu", 1, 1, 0, 0);
    feed = LiveFeed.start(TOPICS, serdes, () -> consumer, () -> status);
    Routes routes = new Routes();
    new LiveRoutes(feed, this::state).addTo(routes);
    surface = HttpSurface.bind(HttpConfig.loopback(0));
    surface.start(routes);
  }

  @AfterEach
  void stop() {
    feed.close();
    surface.close();
    serde.close();
  }

  @Test
  void shouldSendASnapshotThenWhatIsPredictedAndWhatCame() throws Exception {
    Iterator<String> live = live(null);

    assertThat(next(live, "snapshot").path("rows")).isEmpty();
    append(TOPICS.genrePredictions(), 0, prediction("a", 1));
    assertThat(next(live, "rows").path("rows").get(0).path("user").asText()).isEqualTo("a");
    append(TOPICS.predictionOutcomes(), 0, outcome("a", 1, Genre.POP, Genre.ROCK));
    assertThat(next(live, "rows").path("truths").get(0).path("actual").asText()).isEqualTo("ROCK");
    assertThat(next(live, "scores").path("hits").toString()).isEqualTo("[0,0]");
    assertThat(next(live, "pulse").path("instance").path("state").asText()).isEqualTo("RUNNING");
  }

  @Test
  void shouldGoOnAfterTheLastMessageThatAClientGot() throws Exception {
    Iterator<String> first = live(null);
    next(first, "pulse");
    String last = lastId;
    next(first, "pulse");

    Iterator<String> second = live(last);

    assertThat(Stream.generate(second::next).filter(l -> l.startsWith("event")).findFirst())
        .contains("event: pulse");
  }

  @Test
  void shouldSkipWhatCannotBeReadAndCountIt() throws Exception {
    Iterator<String> live = live(null);

    consumer.schedulePollTask(
        () -> consumer.addRecord(record(TOPICS.genrePredictions(), 0, new byte[] {9})));

    JsonNode pulse = next(live, "pulse");
    while (pulse.path("unreadable").asLong() == 0) {
      pulse = next(live, "pulse");
    }
    assertThat(pulse.path("failure").isNull()).isTrue();
  }

  @Test
  void shouldForgetAUserWhoseProfileIsDeleted() throws Exception {
    Iterator<String> live = live(null);
    append(TOPICS.predictionOutcomes(), 0, outcome("a", 1, Genre.POP, Genre.POP));
    next(live, "scores");
    assertThat(get("/api/v1/users/a/outcomes").body()).contains("\"actual_genre\":\"POP\"");

    consumer.schedulePollTask(
        () ->
            consumer.addRecord(new ConsumerRecord<>(TOPICS.users(), 0, 0, new byte[] {'a'}, null)));
    append(TOPICS.predictionOutcomes(), 1, outcome("b", 1, Genre.POP, Genre.POP));
    next(live, "scores");

    assertThat(get("/api/v1/users/a/outcomes").body()).isEqualTo("[]");
    assertThat(get("/api/v1/users/b/outcomes").body()).contains("POP");
  }

  @Test
  void shouldShowNoOutcomesOfAUserWhoseErasureOnlyTheStateKnows() throws Exception {
    Iterator<String> live = live(null);
    append(TOPICS.predictionOutcomes(), 0, outcome("erased", 1, Genre.POP, Genre.POP));
    next(live, "scores");

    HttpResponse<String> answer = get("/api/v1/users/erased/outcomes");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).isEqualTo("{\"error\":\"erased\"}");
  }

  @Test
  void shouldServeThePageAndTheScoreboardAndRefuseAnUnknownSpan() throws Exception {
    assertThat(get("/ui/").body()).contains("<title>Segue</title>");
    assertThat(get("/ui/main.js").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(get("/ui").headers().firstValue("Location")).contains("/ui/");
    assertThat(
            LiveJson.of(get("/api/v1/scoreboard?span=day").body()).path("bucket_seconds").asInt())
        .isEqualTo(300);
    assertThat(get("/api/v1/scoreboard?span=week").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/users/nobody/outcomes").body()).isEqualTo("[]");
  }

  private String lastId;

  /** The data of the next message of a kind. */
  private JsonNode next(Iterator<String> lines, String event) {
    List<String> block = new ArrayList<>();
    while (true) {
      String line = lines.next();
      if (!line.isEmpty()) {
        block.add(line);
      } else if (block.contains("event: " + event)) {
        lastId = block.get(0).substring("id: ".length());
        return LiveJson.of(block.get(2).substring("data: ".length()));
      } else {
        block.clear();
      }
    }
  }

  private Iterator<String> live(String lastId) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/live"));
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().iterator();
  }

  /** What the stores answer about a user. */
  private Reply state(Request request) {
    return request.path().equals("/api/v1/users/erased")
        ? Reply.error(410, "erased")
        : Reply.error(404, "unknown user");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + surface.port() + path);
  }

  private void append(String topic, long offset, SpecificRecord value) {
    byte[] bytes = serde.serializer().serialize(topic, value);
    consumer.schedulePollTask(() -> consumer.addRecord(record(topic, offset, bytes)));
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, byte[] value) {
    return new ConsumerRecord<>(topic, 0, offset, new byte[0], value);
  }
}
