package dev.segue.quickstart.demo;

import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.config.ConfigKey;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * One run of the demo. The catalogue goes first, until the application holds all profiles, then the
 * users. Of a headless run most events follow while the application is down: it finds them all on
 * the broker, which gives its throughput without the producer's, and lets it merge the topics by
 * time (Streams can wait for what it knows to be there, not for what is about to be sent). The rest
 * comes at a fixed rate, over which latency is measured.
 *
 * <p><b>Drain.</b> At the end nothing comes any more: after {@code idle.close.ms} of silence the
 * application closes the last stress windows. The run is over when every record that the ledger
 * wants has been read from the topics, or fails after the drain timeout, saying what is missing.
 * Without a ledger it is over when all inputs are committed and no output has come for twice the
 * silence.
 */
final class Demo implements AutoCloseable {

  static final Duration IDLE_CLOSE = Duration.ofSeconds(15);

  private static final String UI_ENABLED = ConfigKey.UI_ENABLED.key();
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(30);

  private final DemoConfig config;
  private final Run run;
  private final Consumer<String> progress;
  private final SendTimes sendTimes = new SendTimes();
  private final long startedAt = System.nanoTime();
  private Installation installation;
  private SegueApp app;
  private SpecificAvroDeserializer<SpecificRecord> inputDeserializer;
  private Tally tally;
  private TopicReader reader;
  private int unpaced;
  private double unpacedSeconds;

  Demo(DemoConfig config, Run run, Consumer<String> progress) {
    this.config = config;
    this.run = run;
    this.progress = progress;
  }

  /** Starts everything; the application then waits for events. */
  void start() {
    say("starting broker and registry");
    installation = Installation.start(config.partitions());
    say("starting the application");
    startApp();
    Connection connection = installation.connection();
    inputDeserializer = connection.deserializer();
    tally =
        new Tally(run.oracle(), sendTimes, new InputLog(inputDeserializer, installation.topics()));
    reader = new TopicReader(connection, installation.topics(), tally);
  }

  private void startApp() {
    app = installation.startApp(settings());
    require(START_TIMEOUT, "the application is not ready", () -> app.readiness().ready());
    if (Boolean.parseBoolean(settings().get(UI_ENABLED))) {
      say("page: http://127.0.0.1:" + app.httpPort() + "/ui/");
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("idle.close.ms", Long.toString(IDLE_CLOSE.toMillis()));
    settings.put("models.dir", config.bundle().map(Object::toString).orElse("none"));
    settings.put(UI_ENABLED, Boolean.toString(!config.headless()));
    settings.putAll(config.settings());
    return settings;
  }

  /** Feeds everything and returns once the application has read it. */
  void feed() {
    try (Feeder feeder = new Feeder(installation.connection(), installation.topics())) {
      feedCatalogueAndUsers(feeder);
      Iterator<FeedEvent> events = run.feed().events().iterator();
      int paced = config.paced(run.feed().size());
      unpaced = run.feed().size() - paced;
      feedAtOnce(feeder, events);
      say(paced + " events at " + config.ratePerSecond() + " a second");
      feeder.sendPaced(events, paced, config.ratePerSecond(), sendTimes);
    }
  }

  private void feedCatalogueAndUsers(Feeder feeder) {
    int tracks = run.feed().tracks().size();
    say(tracks + " tracks, " + run.feed().users().size() + " users");
    feeder.sendTracks(run.feed().tracks());
    require(START_TIMEOUT, "not all track profiles arrived", this::allTracksProfiled);
    feeder.sendUsers(run.feed().users());
    List<String> users = List.of(installation.topics().users());
    require(START_TIMEOUT, "the users were not read", () -> lag(users) == 0);
  }

  private void feedAtOnce(Feeder feeder, Iterator<FeedEvent> events) {
    if (unpaced == 0) {
      return;
    }
    app.close();
    say(unpaced + " events at once, then the application again");
    feeder.sendAtOnce(events, unpaced);
    startApp();
    long begun = System.nanoTime();
    require(CATCH_UP_TIMEOUT, "the application did not catch up", () -> lag(events()) == 0);
    unpacedSeconds = (System.nanoTime() - begun) / 1e9;
    say(String.format("%.0f events per second", unpaced / unpacedSeconds));
  }

  /** Waits until everything has come that must come; see the class. */
  void drain() {
    say("waiting " + IDLE_CLOSE.toSeconds() + " s of silence for the last stress windows");
    require(CATCH_UP_TIMEOUT, "the application did not catch up", () -> lag(events()) == 0);
    if (run.expectation().isPresent()) {
      long wanted = LedgerCheck.total(run.expectation().get());
      Patience.await(config.drainTimeout(), () -> total() >= wanted);
    }
    boolean knownEnd = run.expectation().isPresent();
    Duration quiet = knownEnd ? Patience.SETTLE : IDLE_CLOSE.multipliedBy(2);
    Patience.settle(quiet, config.drainTimeout(), this::total);
  }

  /** What this run measured; valid after {@link #drain}. */
  Measured measured() {
    List<String> differences = new ArrayList<>(Accounting.violations(tally));
    run.expectation().ifPresent(e -> differences.addAll(LedgerCheck.differences(e, tally)));
    return new Measured(
        unpaced,
        unpacedSeconds,
        sendTimes.perSecond(),
        sendTimes.percentiles(),
        counted("segue.slots.recovered"),
        installation.cluster().changelogBytes(installation.applicationId()),
        differences,
        (System.nanoTime() - startedAt) / 1e9);
  }

  private long counted(String name) {
    Counter counter = app.metrics().find(name).counter();
    return counter == null ? 0 : Math.round(counter.count());
  }

  /** Where its broker and registry are, while it runs. */
  Connection connection() {
    return installation.connection();
  }

  Tally tally() {
    return tally;
  }

  SendTimes sendTimes() {
    return sendTimes;
  }

  private List<String> events() {
    return List.of(installation.topics().listens(), installation.topics().tweets());
  }

  private long lag(List<String> topics) {
    return installation.cluster().lag(installation.applicationId(), topics);
  }

  private long total() {
    reader.check();
    return tally.total();
  }

  private boolean allTracksProfiled() {
    return installation.hasProfiles(run.feed().tracks());
  }

  private void require(Duration atMost, String otherwise, BooleanSupplier until) {
    if (!Patience.await(atMost, until)) {
      String failure = app.readiness().report().lastFailure().orElse("no failure was reported");
      throw new DemoFailure(otherwise + " within " + atMost.toSeconds() + " s (" + failure + ")");
    }
  }

  private void say(String line) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    progress.accept(String.format("%5.1f s  %s", seconds, line));
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      inputDeserializer.close();
    }
    if (installation != null) {
      installation.close();
    }
  }
}
