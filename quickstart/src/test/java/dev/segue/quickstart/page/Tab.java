package dev.segue.quickstart.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One tab of the browser, with what a user does in it and sees of it. */
final class Tab implements AutoCloseable {

  private static final int WAIT_MS = 45_000;

  private final DevTools tools;

  Tab(DevTools tools) {
    this.tools = tools;
    Stream.of("Runtime.enable", "Log.enable", "Page.enable", "Network.enable", "DOM.enable")
        .forEach(domain -> tools.call(domain, Map.of()));
  }

  /** The size of the window and the colours that the user prefers. */
  Tab as(int width, int height, String scheme) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    Map<String, String> colours = Map.of("name", "prefers-color-scheme", "value", scheme);
    tools.call("Emulation.setEmulatedMedia", Map.of("features", List.of(colours)));
    return this;
  }

  Tab go(String url) {
    tools.call("Page.navigate", Map.of("url", url));
    return this;
  }

  /**
   * The value of an expression in the page, a promise's once it is there.
   *
   * @throws AssertionError when it throws
   */
  JsonNode evaluate(String expression) {
    JsonNode result =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression is true in the page; looks every 50 ms. */
  void await(String what, String condition) {
    String wait =
        """
        new Promise(done => {
          const until = Date.now() + %d;
          const look = () => {
            let value = false;
            try { value = Boolean(%s); } catch (e) { value = false; }
            if (value || Date.now() > until) { done(value); } else { setTimeout(look, 50); }
          };
          look();
        })
        """
            .formatted(WAIT_MS, condition);
    if (!evaluate(wait).asBoolean()) {
      throw new AssertionError("not within " + WAIT_MS / 1000 + " s: " + what + "\n" + text());
    }
  }

  /** The text that the page shows. */
  String text() {
    return evaluate("document.body.innerText").asText();
  }

  /** Presses a key, with nothing else held. */
  void press(String key) {
    int code = Map.of("Tab", 9, "Enter", 13, " ", 32, "ArrowLeft", 37).get(key);
    Map<String, Object> down =
        Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code);
    Map<String, Object> typed = Map.of("type", "char", "text", "\r", "key", key);
    tools.call("Input.dispatchKeyEvent", down);
    if (key.equals("Enter")) {
      tools.call("Input.dispatchKeyEvent", typed);
    }
    tools.call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
  }

  /** Types a text where the focus is. */
  void type(String text) {
    tools.call("Input.insertText", Map.of("text", text));
  }

  /** What assistive technology is told of the page. */
  List<JsonNode> accessibility() {
    return tools.call("Accessibility.getFullAXTree", Map.of()).path("nodes").findParents("role");
  }

  /** Errors of scripts, of the console and of the network. */
  List<String> errors() {
    Stream<JsonNode> logged =
        tools.events("Log.entryAdded").stream()
            .map(event -> event.path("entry"))
            .filter(entry -> entry.path("level").asText().equals("error"));
    Stream<JsonNode> written =
        tools.events("Runtime.consoleAPICalled").stream()
            .filter(event -> List.of("error", "warning").contains(event.path("type").asText()));
    Stream<JsonNode> thrown = tools.events("Runtime.exceptionThrown").stream();
    return Stream.of(logged, written, thrown).flatMap(all -> all).map(JsonNode::toString).toList();
  }

  /** The addresses of everything that was asked for. */
  List<String> requests() {
    return tools.events("Network.requestWillBeSent").stream()
        .map(event -> event.path("request").path("url").asText())
        .toList();
  }

  /** Writes what the window shows. */
  void screenshot(Path file) throws IOException {
    JsonNode picture = tools.call("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  @Override
  public void close() {
    tools.call("Page.close", Map.of());
    tools.close();
  }
}
