package dev.segue.quickstart.page;

import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.quickstart.demo.Feed;
import dev.segue.quickstart.demo.FeedEvent;
import dev.segue.quickstart.demo.Feeder;
import dev.segue.quickstart.demo.Installation;
import dev.segue.quickstart.demo.Patience;
import dev.segue.quickstart.demo.SendTimes;
import dev.segue.quickstart.demo.WorldFeed;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/** The application with its page, and a world that goes on happening until it is closed. */
final class LiveWorld implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final double EVENTS_PER_SECOND = 200;

  private final Installation installation = Installation.start(2);
  private final Path tokenFile;
  private final Thread feeder;
  private SegueApp app;
  private int port;

  /**
   * Starts everything.
   *
   * @param token the bearer token of the HTTP surface
   */
  LiveWorld(int users, String token) throws IOException {
    tokenFile = Files.writeString(Files.createTempFile("segue-token", ".txt"), token);
    startApp();
    World world = World.generate(WorldConfig.of(users, 30, 7), LexiconStressScorer.ofDefaults());
    Feed feed = new WorldFeed(world, new Topics(""));
    feeder = new Thread(() -> feed(feed), "segue-test-feeder");
    feeder.setDaemon(true);
    feeder.start();
  }

  /** Starts the application; after a stop at the same address. */
  void startApp() {
    Map<String, String> settings =
        Map.of(
            "models.dir", Path.of("..", "models", "next-genre").toString(),
            "ui.enabled", "true",
            "http.token.file", tokenFile.toString(),
            "http.port", Integer.toString(port));
    app = installation.startApp(settings);
    port = app.httpPort();
    require(app.readiness()::ready);
  }

  private void feed(Feed feed) {
    try (Feeder sender = new Feeder(installation.connection(), installation.topics())) {
      sender.sendTracks(feed.tracks());
      require(() -> installation.hasProfiles(feed.tracks()));
      sender.sendUsers(feed.users());
      Iterator<FeedEvent> events = feed.events().iterator();
      sender.sendPaced(events, feed.size(), EVENTS_PER_SECOND, new SendTimes());
    } catch (KafkaException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void require(BooleanSupplier condition) {
    if (!Patience.await(START, condition)) {
      throw new AssertionError("the world did not start within " + START);
    }
  }

  /** Address of the page. */
  String page() {
    return "http://127.0.0.1:" + port + "/ui/";
  }

  /** Ends the application; the world goes on. */
  void stopApp() {
    app.close();
  }

  @Override
  public void close() throws IOException {
    feeder.interrupt();
    installation.close();
    Files.delete(tokenFile);
  }
}
