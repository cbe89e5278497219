package dev.segue.streams.app;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicsConfig;
import dev.segue.streams.http.Access;
import dev.segue.streams.http.Routes;
import dev.segue.streams.queries.InstancesRoute;
import dev.segue.streams.queries.ModelsRoute;
import dev.segue.streams.queries.TopologyRoute;
import dev.segue.streams.queries.TrackRoute;
import dev.segue.streams.queries.UserPartitions;
import dev.segue.streams.queries.UserRoute;
import dev.segue.streams.topology.SegueTopology;
import org.apache.kafka.streams.state.HostInfo;

/** The routes that answer questions about the state. */
record QueryRoutes(SegueConfig config, StreamPlan plan, StreamsLife life) {

  /**
   * Adds the routes.
   *
   * @param userPartitions how many partitions users are spread over
   */
  void addTo(Routes routes, int userPartitions) {
    HostInfo self = life.self();
    UserPartitions partitions = new UserPartitions(userTopic(), userPartitions);
    routes
        .get("/api/v1/models", Access.GUARDED, new ModelsRoute(plan::models))
        .get("/api/v1/topology", Access.GUARDED, new TopologyRoute(life::description))
        .get(
            "/api/v1/instances",
            Access.GUARDED,
            new InstancesRoute(life::streams, self, partitions))
        .get("/api/v1/tracks/{id}", Access.GUARDED, new TrackRoute(life::streams))
        .get(
            "/api/v1/users/{id}",
            Access.GUARDED,
            new UserRoute(life::streams, self, partitions, config.timeline()));
  }

  /** A topic whose partitions are those of the users. */
  private String userTopic() {
    TopicsConfig topics = config.topics();
    return topics.repartitionInputs()
        ? SegueTopology.repartitionTopic(config.runtime().applicationId())
        : topics.names().listens();
  }
}
