package dev.segue.streams.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** {@code /openapi.json}: the description of all routes; a test compares it with them. */
public final class OpenApi {

  private static final String DOCUMENT = "openapi.json";

  private OpenApi() {}

  /** Adds the route. */
  public static void addTo(Routes routes) {
    routes.get("/openapi.json", Access.OPEN, request -> document());
  }

  private static Reply document() throws IOException {
    try (InputStream document = OpenApi.class.getResourceAsStream(DOCUMENT)) {
      return new Reply(200, "application/json", document.readAllBytes(), Map.of());
    }
  }
}
