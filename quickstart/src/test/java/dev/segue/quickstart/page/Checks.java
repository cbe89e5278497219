package dev.segue.quickstart.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code checks.js} measures in the page of a tab; each list holds what is wrong.
 *
 * @param tab the tab
 */
record Checks(Tab tab) {

  /** Texts, lines and marks with too little contrast. */
  List<String> contrasts() {
    return list("contrasts");
  }

  /** What reaches out of the window sideways. */
  List<String> overflows() {
    return list("overflows");
  }

  /** Whether one can see where the focus is. */
  boolean isFocusShown() {
    load();
    return tab.evaluate("checks.focusShown()").asBoolean();
  }

  private List<String> list(String check) {
    load();
    String lines = tab.evaluate("checks." + check + "().join('\\n')").asText();
    return Stream.of(lines.split("\n", -1)).filter(line -> !line.isEmpty()).toList();
  }

  private void load() {
    try (InputStream script = Checks.class.getResourceAsStream("checks.js")) {
      tab.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("checks.js cannot be read", e);
    }
  }
}
