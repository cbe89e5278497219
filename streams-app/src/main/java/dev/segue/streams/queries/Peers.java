package dev.segue.streams.queries;

import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/** Asks other instances. A request that was handed on once is never handed on again. */
final class Peers {

  private static final String FORWARDED = "X-Segue-Forwarded";
  private static final Set<Integer> ANSWERS = Set.of(200, 404, 409, 410, 401);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(1))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  static boolean isForwarded(Request request) {
    return request.header(FORWARDED).isPresent();
  }

  /** The answer of the first instance that has one; 503 with what the last one said. */
  Reply ask(List<HostInfo> hosts, Request request) throws InterruptedException {
    Reply last = Unavailable.because("no other instance is known; the group is rebalancing");
    for (HostInfo host : hosts) {
      last = ask(host, request);
      if (ANSWERS.contains(last.status())) {
        return last;
      }
    }
    return last;
  }

  private Reply ask(HostInfo host, Request request) throws InterruptedException {
    String endpoint = host.host() + ":" + host.port();
    HttpRequest.Builder forward =
        HttpRequest.newBuilder(URI.create("http://" + endpoint + request.path()))
            .timeout(Duration.ofSeconds(3))
            .header(FORWARDED, "1");
    request.header("Authorization").ifPresent(token -> forward.header("Authorization", token));
    try {
      HttpResponse<byte[]> answer =
          http.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("Content-Type").orElse("application/json");
      return new Reply(answer.statusCode(), type, answer.body(), Map.of());
    } catch (IOException e) {
      return Unavailable.because(
          "the user is held by "
              + endpoint
              + ", which does not answer ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }
}
