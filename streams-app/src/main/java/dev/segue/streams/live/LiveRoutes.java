package dev.segue.streams.live;

import dev.segue.streams.http.Access;
import dev.segue.streams.http.EventStream;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import dev.segue.streams.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page's files, and what the page asks the {@link LiveFeed}. */
public final class LiveRoutes {

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final LiveFeed feed;

  public LiveRoutes(LiveFeed feed) {
    this.feed = feed;
  }

  /** Adds the routes. */
  public void addTo(Routes routes) {
    routes.get("/ui", Access.OPEN, request -> toPage()).files("/ui/", LiveRoutes.class).stream(
            "/api/v1/live", Access.GUARDED, this::live)
        .get("/api/v1/scoreboard", Access.GUARDED, this::scoreboard)
        .get(
            "/api/v1/users/{id}/outcomes",
            Access.GUARDED,
            request -> Reply.json(feed.outcomes(request.variable("id"))));
  }

  private static Reply toPage() {
    return new Reply(308, "text/plain", new byte[0], Map.of("Location", "/ui/"));
  }

  private void live(Request request, EventStream out) throws IOException, InterruptedException {
    String lastId = request.header("Last-Event-ID").orElse(null);
    try (Subscription subscription = feed.subscribe(lastId)) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<LiveMessage> next = subscription.next(HEARTBEAT);
        if (next.isPresent()) {
          out.send(next.get().id(), next.get().event(), next.get().json());
        } else {
          out.heartbeat();
        }
      }
    }
  }

  private Reply scoreboard(Request request) {
    String span = request.parameter("span").orElse("half_hour");
    for (LiveBoard.Span known : LiveBoard.Span.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(span)) {
        return Reply.json(feed.scoreboard(known));
      }
    }
    return Reply.error(400, "span: expected half_hour or day, found another");
  }
}
