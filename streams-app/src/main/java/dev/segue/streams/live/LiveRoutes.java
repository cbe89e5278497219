package dev.segue.streams.live;

import dev.segue.streams.http.Access;
import dev.segue.streams.http.EventStream;
import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import dev.segue.streams.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page's files, and what the page asks the {@link LiveFeed}. */
public final class LiveRoutes {

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final String OUTCOMES = "/outcomes";

  /** What is answered about a user of whom outcomes may be shown: known, or unknown. */
  private static final Set<Integer> NOT_ERASED = Set.of(200, 404);

  private final LiveFeed feed;
  private final Handler users;

  /**
   * @param users answers {@code /api/v1/users/{id}}, which knows who was erased
   */
  public LiveRoutes(LiveFeed feed, Handler users) {
    this.feed = feed;
    this.users = users;
  }

  /** Adds the routes. */
  public void addTo(Routes routes) {
    routes.get("/ui", Access.OPEN, request -> toPage()).files("/ui/", LiveRoutes.class).stream(
            "/api/v1/live", Access.GUARDED, this::live)
        .get("/api/v1/scoreboard", Access.GUARDED, this::scoreboard)
        .get("/api/v1/users/{id}" + OUTCOMES, Access.GUARDED, this::outcomes);
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

  /** The look-back may reach behind an erasure that the topics no longer tell: the state knows. */
  private Reply outcomes(Request request) throws Exception {
    String path = request.path();
    Request user =
        new Request(
            path.substring(0, path.length() - OUTCOMES.length()),
            request.variables(),
            request.query(),
            request.headers(),
            request.privileged());
    Reply state = users.answer(user);
    return NOT_ERASED.contains(state.status())
        ? Reply.json(feed.outcomes(request.variable("id")))
        : state;
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
