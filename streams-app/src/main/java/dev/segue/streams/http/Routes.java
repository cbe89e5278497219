package dev.segue.streams.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the surface answers: GET (and HEAD) by path templates, the first that fits. */
public final class Routes {

  private final List<Route> routes = new ArrayList<>();

  /** A route and the variables of a path that fits it. */
  record Match(Route route, Map<String, String> variables) {}

  /**
   * Adds a route.
   *
   * @param path for example {@code /api/v1/users/{id}}; a variable is one segment
   */
  public Routes get(String path, Access access, Handler handler) {
    routes.add(new Route(new PathTemplate(path), access, handler, null));
    return this;
  }

  /** Adds a route that keeps writing server-sent events. */
  public Routes stream(String path, Access access, Streamer streamer) {
    routes.add(new Route(new PathTemplate(path), access, null, streamer));
    return this;
  }

  /**
   * Adds the files of a package of the class path, open to all: {@code path} itself is its {@code
   * index.html}, the files lie right in the package.
   *
   * @param path ends in a slash
   * @param anchor a class of the package
   */
  public Routes files(String path, Class<?> anchor) {
    StaticFiles files = new StaticFiles(anchor);
    get(path, Access.OPEN, request -> files.reply("index.html"));
    return get(path + "{file}", Access.OPEN, request -> files.reply(request.variable("file")));
  }

  /** The templates of all routes, in their order. */
  public List<String> templates() {
    return routes.stream().map(route -> route.path().text()).toList();
  }

  Optional<Match> match(String rawPath) {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.path().match(rawPath);
      if (variables.isPresent()) {
        return Optional.of(new Match(route, variables.get()));
      }
    }
    return Optional.empty();
  }
}
