package dev.segue.streams.app;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicsConfig;
import dev.segue.streams.http.Access;
import dev.segue.streams.http.HealthRoutes;
import dev.segue.streams.http.OpenApi;
import dev.segue.streams.http.Routes;
import dev.segue.streams.live.LiveFeed;
import dev.segue.streams.live.LiveRoutes;
import dev.segue.streams.queries.InstancesRoute;
import dev.segue.streams.queries.ModelsRoute;
import dev.segue.streams.queries.TopologyRoute;
import dev.segue.streams.queries.TrackRoute;
import dev.segue.streams.queries.UserPartitions;
import dev.segue.streams.queries.UserRoute;
import dev.segue.streams.topology.SegueTopology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.HostInfo;

/**
 * All that the HTTP surface answers.
 *
 * @param metrics metrics in Prometheus' text format
 */
record SurfaceRoutes(
    SegueConfig config,
    StreamPlan plan,
    StreamsLife life,
    Readiness readiness,
    Supplier<String> metrics) {

  /**
   * The routes.
   *
   * @param userPartitions how many partitions users are spread over
   * @param page the live page; empty without {@code ui.enabled}
   */
  Routes routes(int userPartitions, Optional<LiveFeed> page) {
    Routes routes = new Routes();
    new HealthRoutes(readiness::live, readiness::ready, this::details, metrics).addTo(routes);
    OpenApi.addTo(routes);
    HostInfo self = life.self();
    UserPartitions partitions = new UserPartitions(userTopic(), userPartitions);
    UserRoute users = new UserRoute(life::streams, self, partitions, config.timeline());
    page.ifPresent(feed -> new LiveRoutes(feed, users).addTo(routes));
    return routes
        .get("/api/v1/models", Access.GUARDED, new ModelsRoute(plan::models))
        .get("/api/v1/topology", Access.GUARDED, new TopologyRoute(life::description))
        .get(
            "/api/v1/instances",
            Access.GUARDED,
            new InstancesRoute(life::streams, self, partitions))
        .get("/api/v1/tracks/{id}", Access.GUARDED, new TrackRoute(life::streams))
        .get("/api/v1/users/{id}", Access.GUARDED, users);
  }

  /** A topic whose partitions are those of the users. */
  private String userTopic() {
    TopicsConfig topics = config.topics();
    return topics.repartitionInputs()
        ? SegueTopology.repartitionTopic(config.runtime().applicationId())
        : topics.names().listens();
  }

  private Map<String, Object> details() {
    Readiness.Report report = readiness.report();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("ready", report.ready());
    details.put("state", report.state());
    details.put("provider", plan.provider());
    details.put("failures", report.failures());
    details.put("last_failure", report.lastFailure().orElse(null));
    details.put("restore", readiness.progress());
    details.put(
        "restoring", report.restores().stream().filter(r -> r.restored() < r.total()).toList());
    return details;
  }
}
