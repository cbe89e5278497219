package dev.segue.quickstart.demo;

import dev.segue.schemas.Track;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.streams.config.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Feeds a cluster on which somebody else runs the application, and reads what comes of it. It needs
 * no right but to write the inputs and to read all topics.
 *
 * <p>An instance copies a profile into its global table a moment after the profile is on its topic,
 * and nothing outside tells when. So events follow the last profile after a pause.
 */
final class RemoteRun implements AutoCloseable {

  private static final Duration PROFILES_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Connection connection;
  private final Topics topics;
  private final Run run;
  private final Consumer<String> progress;
  private final SendTimes sendTimes = new SendTimes();
  private final long startedAt = System.nanoTime();
  private final SpecificAvroDeserializer<SpecificRecord> inputs;
  private final Tally tally;
  private final TopicReader reader;

  RemoteRun(Connection connection, Topics topics, Run run, Consumer<String> progress) {
    this.connection = connection;
    this.topics = topics;
    this.run = run;
    this.progress = progress;
    this.inputs = connection.deserializer();
    this.tally = new Tally(run.oracle(), sendTimes, new InputLog(inputs, topics));
    this.reader = new TopicReader(connection, topics, tally);
  }

  /** Sends the catalogue, the users, and all events at a fixed rate. */
  void feed(double perSecond) {
    try (Feeder feeder = new Feeder(connection, topics)) {
      List<Track> tracks = run.feed().tracks();
      say(tracks.size() + " tracks, " + run.feed().users().size() + " users");
      feeder.sendTracks(tracks);
      feeder.sendUsers(run.feed().users());
      awaitProfiles(tracks);
      say(run.feed().size() + " events at " + perSecond + " a second");
      feeder.sendPaced(run.feed().events().iterator(), run.feed().size(), perSecond, sendTimes);
      say("all events sent");
    }
  }

  private void awaitProfiles(List<Track> tracks) {
    Set<String> missing = new HashSet<>();
    tracks.forEach(track -> missing.add(track.getId()));
    try (var profiles = connection.consumer()) {
      profiles.assign(
          profiles.partitionsFor(topics.trackProfiles()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList());
      Patience.await(
          PROFILES_TIMEOUT,
          () -> {
            profiles
                .poll(POLL)
                .forEach(r -> missing.remove(new String(r.key(), StandardCharsets.UTF_8)));
            return missing.isEmpty();
          });
    }
    if (!missing.isEmpty()) {
      throw new DemoFailure(
          missing.size()
              + " of "
              + tracks.size()
              + " tracks have no profile after "
              + PROFILES_TIMEOUT.toSeconds()
              + " s; see whether segue run is ready on this cluster");
    }
    Patience.await(PAUSE, () -> false);
  }

  /**
   * Waits until every record has come that the ledger wants, and for a while that no other does.
   */
  void drain(Duration atMost) {
    long wanted = LedgerCheck.total(run.expectation().orElseThrow());
    say("waiting for the rest of " + wanted + " records");
    Patience.await(atMost, () -> total() >= wanted);
    Patience.settle(Patience.SETTLE, atMost, this::total);
  }

  private long total() {
    reader.check();
    return tally.total();
  }

  /** What was measured; the differences only after {@link #drain}. */
  Measured measured(boolean checked) {
    List<String> differences = new ArrayList<>();
    if (checked) {
      differences.addAll(Accounting.violations(tally));
      differences.addAll(LedgerCheck.differences(run.expectation().orElseThrow(), tally));
    }
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    return new Measured(
        0, 0, sendTimes.perSecond(), sendTimes.percentiles(), 0, Map.of(), differences, seconds);
  }

  Tally tally() {
    return tally;
  }

  private void say(String line) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    progress.accept(String.format("%5.1f s  %s", seconds, line));
  }

  @Override
  public void close() {
    reader.close();
    inputs.close();
  }
}
