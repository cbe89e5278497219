package dev.segue.streams.queries;

import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import java.util.function.Supplier;
import org.apache.kafka.streams.TopologyDescription;

/**
 * {@code /api/v1/topology}: what runs, as JSON, as Kafka's own text ({@code ?format=text}) or as a
 * picture ({@code ?format=svg}).
 */
public final class TopologyRoute implements Handler {

  private final Supplier<TopologyDescription> topology;

  /**
   * @param topology what was started last; gives null before the first start
   */
  public TopologyRoute(Supplier<TopologyDescription> topology) {
    this.topology = topology;
  }

  @Override
  public Reply answer(Request request) {
    TopologyDescription started = topology.get();
    if (started == null) {
      return Unavailable.because("the application is starting");
    }
    String format = request.parameter("format").orElse("json");
    return switch (format) {
      case "json" -> Reply.json(TopologyGraph.of(started));
      case "text" -> Reply.text("text/plain; charset=utf-8", started.toString());
      case "svg" -> Reply.text("image/svg+xml", TopologySvg.draw(TopologyGraph.of(started)));
      default -> Reply.error(400, "format: expected json, text or svg");
    };
  }
}
