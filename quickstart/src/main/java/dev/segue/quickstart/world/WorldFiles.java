package dev.segue.quickstart.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.quickstart.world.OracleForecasts.Forecasts;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.avro.Schema;

/**
 * Writes a world to a directory; the same world gives the same bytes.
 *
 * <p>{@code tracks.avro}, {@code users.avro}, {@code tweets.avro} and {@code listens.avro} hold the
 * records of the topics ({@link EventFiles}; bytes that are no record are left out), {@code
 * ledger.json} the expected counts, {@code ledger.tsv} what must become of every record, {@code
 * outcomes.tsv} every scored prediction with what the oracle said, {@code oracle.json} how good
 * oracle and baselines are.
 */
public final class WorldFiles {

  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final World world;
  private final Path directory;

  private WorldFiles(World world, Path directory) {
    this.world = world;
    this.directory = directory;
  }

  /**
   * Writes all files; the directory is made when it is not there.
   *
   * @throws IOException when the directory cannot be written
   */
  public static void write(World world, Map<String, Score> scores, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    WorldFiles files = new WorldFiles(world, directory);
    files.writeTracks();
    files.writeUsers();
    files.writeEvents();
    files.writeLedger();
    files.writeOutcomes();
    files.writeJson("ledger.json", Map.of("counts", world.ledger().counts()));
    files.writeJson("oracle.json", Map.of("scores", scores));
  }

  private void writeTracks() throws IOException {
    try (EventFiles.Writer out = avro("tracks", Track.getClassSchema())) {
      long sequence = 0;
      for (Track track : world.tracks()) {
        out.add(new Keyed<>(track.getId(), sequence++, track));
      }
    }
  }

  /** Before all events, whose numbers begin at 0. */
  private void writeUsers() throws IOException {
    try (EventFiles.Writer out = avro("users", UserProfile.getClassSchema())) {
      long sequence = -world.users().size();
      for (Map.Entry<String, UserProfile> user : world.users().entrySet()) {
        out.add(new Keyed<>(user.getKey(), sequence++, user.getValue()));
      }
    }
  }

  private void writeEvents() throws IOException {
    try (EventFiles.Writer tweets = avro("tweets", Tweet.getClassSchema());
        EventFiles.Writer listens = avro("listens", Listen.getClassSchema())) {
      Iterator<WorldEvent> events = world.events().iterator();
      while (events.hasNext()) {
        WorldEvent event = events.next();
        if (event.value() != null) {
          EventFiles.Writer out = event.topic().equals(WorldEvent.TWEETS) ? tweets : listens;
          out.add(new Keyed<>(event.key(), event.sequence(), event.value()));
        }
      }
    }
  }

  private void writeLedger() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("ledger.tsv"))) {
      out.write("sequence\ttopic\tid\tkind\tfate\tupdates\n");
      for (Ledger.Entry entry : world.ledger().entries()) {
        line(
            out,
            entry.sequence(),
            entry.topic(),
            entry.id(),
            entry.isSession() ? "session" : "tweet",
            entry.fate(),
            entry.updates() == null ? "" : entry.updates());
      }
    }
  }

  private void writeOutcomes() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("outcomes.tsv"))) {
      out.write("session\tprevious\ttrigger\ttrigger_at\toracle\toracle_at_listen\n");
      for (Ledger.Outcome outcome : world.ledger().outcomes()) {
        Forecasts oracle = world.oracle().from(outcome.previousSessionId());
        line(
            out,
            outcome.sessionId(),
            outcome.previousSessionId(),
            outcome.triggerId(),
            outcome.triggerAt(),
            probabilities(oracle.last()),
            probabilities(oracle.atListen()));
      }
    }
  }

  private void writeJson(String name, Map<String, ?> content) throws IOException {
    WorldConfig config = world.config();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("users", config.users());
    all.put("days", config.days());
    all.put("seed", config.seed());
    all.put("end", config.end().toString());
    all.putAll(content);
    Files.writeString(directory.resolve(name), JSON.writeValueAsString(all) + "\n");
  }

  private EventFiles.Writer avro(String topic, Schema schema) throws IOException {
    return new EventFiles.Writer(directory.resolve(topic + ".avro"), schema);
  }

  private static void line(Writer out, Object... values) throws IOException {
    out.write(String.join("\t", List.of(values).stream().map(Object::toString).toList()));
    out.write('\n');
  }

  private static String probabilities(float[] values) {
    StringJoiner joined = new StringJoiner(" ");
    for (float value : values) {
      joined.add(Float.toString(value));
    }
    return joined.toString();
  }
}
