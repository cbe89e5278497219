package dev.segue.streams.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Files that lie beside a class on the class path. */
final class StaticFiles {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private final Class<?> anchor;

  StaticFiles(Class<?> anchor) {
    this.anchor = anchor;
  }

  /** The file of that name; 404 for a name of another kind, so that no class file is given out. */
  Reply reply(String name) throws IOException {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    boolean plain = name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    try (InputStream file = plain && type != null ? anchor.getResourceAsStream(name) : null) {
      return file == null
          ? Reply.error(404, "no such file")
          : new Reply(200, type, file.readAllBytes(), Map.of("Cache-Control", "no-cache"));
    }
  }
}
