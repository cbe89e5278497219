package dev.segue.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.baseline.Baseline;
import dev.segue.quickstart.demo.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The live page in headless Chromium, on an application that a world happens to. */
@Isolated
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivePageIT {

  private static final String TOKEN = "a-token-of-this-test-only-0123456789";
  private static final Path PICTURES = Path.of("target", "live-page");

  /** Seconds that the charts of the pictures cover; more than a test needs for good pictures. */
  private static final int PICTURE_SECONDS = Integer.getInteger("segue.picture.seconds", 15);

  private static final List<String> FORECASTERS =
      Stream.concat(Stream.of("model", "model_at_listen"), Baseline.ALL.stream().map(Baseline::key))
          .toList();
  private static final Set<String> NAMED =
      Set.of("button", "link", "textbox", "combobox", "radio", "image", "heading", "region");

  @TempDir private static Path profile;

  private static Chromium browser;
  private static LiveWorld world;

  private Tab tab;
  private Checks checks;

  @BeforeAll
  static void startEverything() throws IOException {
    Optional<Chromium> started = Chromium.start(profile);
    String none = "no Chromium answers here; apt-get install chromium";
    assertThat(started.isPresent() || !"required".equals(System.getProperty("segue.test.browser")))
        .as(none)
        .isTrue();
    assumeTrue(started.isPresent(), none);
    browser = started.get();
    world = new LiveWorld(PICTURE_SECONDS > 60 ? 300 : 60, TOKEN);
  }

  @AfterAll
  static void stopEverything() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (world != null) {
      world.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    tab = browser.open().as(1280, 1000, "light").go(world.page());
    checks = new Checks(tab);
    tab.await("the feed is live", "document.documentElement.dataset.feed === 'live'");
  }

  @AfterEach
  void close() {
    tab.close();
  }

  @Test
  @Order(1)
  void shouldGoOnShowingPredictionsAndWhetherTheyCameTrue() {
    tab.await("rows", "document.querySelectorAll('#rows tr').length >= 5");
    tab.evaluate(
        """
        window.arrived = 0;
        new MutationObserver(changes => {
          window.arrived += changes.flatMap(c => [...c.addedNodes]).filter(n => n.tagName === 'TR').length;
        }).observe(document.getElementById('rows'), { childList: true });
        """);
    tab.await("rows go on arriving", "window.arrived >= 12");
    tab.await("predictions that came true", "document.querySelector('#rows .hit')");
    tab.await("predictions that did not", "document.querySelector('#rows .miss')");
    for (String tile : List.of("events", "predictions", "latency", "loss", "accuracy")) {
      tab.await(tile, "parseFloat(document.getElementById('tile-" + tile + "').textContent) > 0");
    }
    assertThat(tab.text()).contains("Ready", "1 of 1 threads · cpu · none degraded");
    assertHealthy();
  }

  @Test
  @Order(2)
  void shouldDrawALineOfEveryForecasterInBothCharts() {
    for (String chart : List.of("loss", "accuracy")) {
      for (String forecaster : FORECASTERS) {
        String line = "#chart-" + chart + " [data-series=" + forecaster + "]";
        tab.await(line, "document.querySelector('" + line + "').getBBox().width > 100");
        String path = "document.querySelector('" + line + "').getAttribute('d')";
        tab.await(line + " has points", path + ".split('L').length > 3");
        assertThat(tab.evaluate(path).asText()).as(line).doesNotContain("NaN");
      }
    }
    assertThat(tab.evaluate("document.querySelector('#chart-loss svg').ariaLabel").asText())
        .contains("Log-loss over the last", "Now: Model ", "BLL ");
    assertThat(tab.evaluate("document.querySelectorAll('[data-forecaster]').length").asInt())
        .isEqualTo(FORECASTERS.size());
    assertHealthy();
  }

  @Test
  @Order(3)
  void shouldOpenTheTimelineOfAUserByKeyboardAlone() {
    tab.await("rows", "document.querySelectorAll('#rows .hit').length >= 1");

    pressTabUntil("document.activeElement.closest('#rows')");
    tab.press("Enter");

    tab.await("the user's view", "location.hash.startsWith('#/user/')");
    tab.await("the focus is on the view", "document.activeElement.id === 'main'");
    tab.await("judged sessions", "document.querySelectorAll('#ribbon li').length >= 1");
    tab.await("the open prediction", "document.querySelectorAll('.bars li').length >= 5");
    assertThat(tab.text())
        .contains("the model had the genre right before", "Stress is shown with a token only.");
    assertReadableOnAPhone("the timeline of a user");
    assertHealthy();
  }

  private void assertReadableOnAPhone(String view) {
    for (String scheme : List.of("light", "dark")) {
      tab.as(400, 860, scheme);
      assertThat(checks.overflows()).as("%s, %s", view, scheme).isEmpty();
      assertThat(checks.contrasts()).as("%s, %s", view, scheme).isEmpty();
    }
  }

  private void pressTabUntil(String condition) {
    for (int stops = 0; stops < 40; stops++) {
      tab.press("Tab");
      assertThat(checks.isFocusShown())
          .as("focus is visible on %s", tab.evaluate("document.activeElement.outerHTML"))
          .isTrue();
      if (tab.evaluate("Boolean(" + condition + ")").asBoolean()) {
        return;
      }
    }
    throw new AssertionError("not reached by Tab: " + condition);
  }

  @Test
  @Order(4)
  void shouldFitOnAPhone() throws Exception {
    tab.as(400, 860, "light");
    tab.await("rows", "document.querySelectorAll('#rows tr').length >= 5");
    awaitCharts();

    assertThat(checks.overflows()).isEmpty();
    assertThat(checks.contrasts()).isEmpty();
    tab.screenshot(PICTURES.resolve("light-400.png"));
    assertHealthy();
  }

  @Test
  @Order(5)
  void shouldBeReadableInLightAndInDark() throws Exception {
    awaitCharts();
    tab.await("rows that just came", "document.querySelectorAll('#rows .fresh').length >= 8");
    String ground = "getComputedStyle(document.documentElement).backgroundColor";
    String light = tab.evaluate(ground).asText();
    assertThat(checks.contrasts()).isEmpty();
    tab.screenshot(PICTURES.resolve("light-1280.png"));

    tab.as(1280, 1000, "dark");

    assertThat(tab.evaluate(ground).asText()).isNotEqualTo(light);
    assertThat(checks.contrasts()).isEmpty();
    tab.screenshot(PICTURES.resolve("dark-1280.png"));
    assertHealthy();
  }

  @Test
  @Order(6)
  void shouldTellAssistiveTechnologyWhatEverythingIs() {
    tab.await("rows", "document.querySelectorAll('#rows tr').length >= 5");

    List<JsonNode> nodes =
        tab.accessibility().stream().filter(node -> !node.path("ignored").asBoolean()).toList();

    assertThat(nodes).extracting(LivePageIT::role).contains("banner", "navigation", "main");
    assertThat(nodes).extracting(LivePageIT::role).contains("contentinfo", "status", "table");
    assertThat(nodes)
        .filteredOn(node -> NAMED.contains(role(node)))
        .hasSizeGreaterThan(20)
        .allSatisfy(node -> assertThat(node.path("name").path("value").asText()).isNotBlank());
    assertThat(tab.evaluate("document.querySelectorAll('h1:not([hidden] *)').length").asInt())
        .isEqualTo(1);
    assertHealthy();
  }

  @Test
  @Order(7)
  void shouldShowStressWithTheTokenOnlyAndRefuseAnother() {
    tab.await("rows", "document.querySelectorAll('#rows .hit').length >= 1");
    tab.evaluate("location.hash = document.querySelector('#rows a').hash");
    tab.await("no stress", "document.querySelector('p#stress')");

    useToken(TOKEN);
    tab.await("stress", "document.querySelectorAll('table#stress tbody tr').length === 3");
    assertHealthy();

    useToken("another");
    tab.await("it is refused", "document.getElementById('status').textContent === 'Needs a token'");
    tab.await("it asks again", "document.getElementById('token-dialog').open");
    assertThat(tab.text()).contains("The application does not take this token.");
  }

  private void useToken(String token) {
    tab.evaluate("document.getElementById('token-button').click()");
    tab.evaluate("document.getElementById('token').focus()");
    tab.type(token);
    tab.press("Enter");
  }

  @Test
  @Order(8)
  void shouldShowTheModelsAndTheInstances() throws Exception {
    tab.evaluate("location.hash = '#/models'");

    tab.await(
        "the bundle", "document.querySelector('#models-body code').textContent.length === 64");
    assertThat(tab.text()).contains("next-genre", "Runs on", "Instances", "this one");
    assertReadableOnAPhone("the models");
    tab.evaluate("location.hash = '#/user'");
    assertThat(checks.overflows()).as("the search for a user").isEmpty();
    assertHealthy();
  }

  @Test
  @Order(9)
  void shouldSayThatItIsStaleWhenTheFeedStopsAndComeBackByItself() {
    world.stopApp();

    tab.await("it says so", "document.getElementById('status').textContent.startsWith('Stale')");
    tab.await("it shows it", "document.documentElement.dataset.feed === 'stale'");

    world.startApp();

    tab.await("it is live again", "document.documentElement.dataset.feed === 'live'");
    assertThat(tab.evaluate("document.getElementById('status').textContent").asText())
        .isEqualTo("Live");
  }

  private void awaitCharts() {
    String seconds = "Number(document.querySelector('#chart-loss svg').dataset.seconds ?? 0)";
    Duration longest = Duration.ofSeconds(30 + 2L * PICTURE_SECONDS);
    assertThat(Patience.await(longest, () -> tab.evaluate(seconds).asDouble() >= PICTURE_SECONDS))
        .as("the charts cover %d seconds", PICTURE_SECONDS)
        .isTrue();
  }

  private static String role(JsonNode node) {
    return node.path("role").path("value").asText();
  }

  /** No script failed, and nothing was asked of another host. */
  private void assertHealthy() {
    String here = world.page().substring(0, world.page().indexOf("/ui/"));
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.requests()).isNotEmpty().allMatch(url -> url.startsWith(here));
  }
}
