package dev.segue.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.HttpConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowClientsTest {

  private static final int MORE_THAN_THREADS = 2 * Workers.THREADS;
  private static final Reply LARGE = Reply.text("text/plain", "x".repeat(32 << 20));

  private final CountDownLatch streamEnded = new CountDownLatch(1);
  private final List<Socket> sockets = new ArrayList<>();
  private HttpSurface surface;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    Routes routes =
        new Routes()
                .get("/health", Access.OPEN, request -> Reply.json(Map.of("live", true)))
                .get("/large", Access.OPEN, request -> LARGE)
                .stream("/events", Access.OPEN, this::events);
    surface = HttpSurface.bind(HttpConfig.loopback(0));
    surface.start(routes);
    client = new Client(surface.port());
  }

  private void events(Request request, EventStream out) throws IOException, InterruptedException {
    try {
      out.send("1", "tick", "{}");
      while (true) {
        out.heartbeat();
        TimeUnit.MILLISECONDS.sleep(5);
      }
    } finally {
      streamEnded.countDown();
    }
  }

  @AfterEach
  void stop() throws IOException {
    surface.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void shouldAnswerHealthWhileClientsKeepThemselvesFromAskingToTheEnd() throws IOException {
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      sockets.add(client.raw("GET /health HTTP/1.1\r\nHost: localhost\r\n"));
    }

    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAnswerHealthWhileClientsDoNotReadTheirAnswers() throws IOException {
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      sockets.add(client.raw("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldKeepAStreamApartFromRequestsAndEndItWithItsClient() throws Exception {
    Socket socket = client.raw("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

    assertThat(lines.lines().takeWhile(line -> !line.startsWith("data")))
        .contains("HTTP/1.1 200 OK", "Content-type: text/event-stream", "event: tick");
    assertThat(client.get("/health").statusCode()).isEqualTo(200);

    socket.close();
    assertThat(streamEnded.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldRefuseMoreStreamsThanThereAreThreadsFor() throws IOException {
    for (int i = 0; i < Workers.STREAMS; i++) {
      Socket socket = client.raw("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
      sockets.add(socket);
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }

    assertThat(client.get("/events").statusCode()).isEqualTo(503);
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }
}
