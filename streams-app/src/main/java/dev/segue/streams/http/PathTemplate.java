package dev.segue.streams.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path whose segments in braces stand for any one segment: {@code /api/v1/users/{id}}.
 *
 * @param text the template as OpenAPI writes it
 */
record PathTemplate(String text) {

  PathTemplate {
    if (!text.matches("/[A-Za-z0-9._/{}-]*")) {
      throw new IllegalArgumentException("expected a path template, found '" + text + "'");
    }
  }

  /**
   * The variables of a path that fits; empty when it does not. A segment may hold an encoded slash.
   *
   * @param rawPath the path as it was sent, still percent-encoded
   */
  Optional<Map<String, String>> match(String rawPath) {
    List<String> wanted = segments(text);
    List<String> found = segments(rawPath);
    if (wanted.size() != found.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = decoded(found.get(i));
      if (isVariable(wanted.get(i)) && !segment.isEmpty()) {
        variables.put(wanted.get(i).substring(1, wanted.get(i).length() - 1), segment);
      } else if (!wanted.get(i).equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(variables));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /** Unlike in a form, a plus sign stands for itself. */
  static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
