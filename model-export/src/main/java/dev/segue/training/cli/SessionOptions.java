package dev.segue.training.cli;

import dev.segue.schemas.Track;
import dev.segue.training.nexttrack.ListeningSessions;
import dev.segue.training.nexttrack.Session;
import dev.segue.training.nexttrack.SessionFile;
import dev.segue.training.nexttrack.SessionRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say which listening sessions there are. */
final class SessionOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1", heading = "Input, one of:%n")
  private Source source;

  @Option(
      names = "--gap-minutes",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "Silence that ends a session of --listens or --events (default: ${DEFAULT-VALUE}).")
  private long gapMinutes;

  @Option(
      names = "--min-tracks",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Shorter sessions of --listens or --events are left out (default: ${DEFAULT-VALUE}).")
  private int minTracks;

  private Map<String, Track> played = Map.of();

  /** One of the places. */
  static final class Source {
    @Option(
        names = "--sessions",
        paramLabel = "FILE",
        description = "Sessions, one a line: track ids with blanks between them; gzip or plain.")
    private Path sessions;

    @Option(
        names = "--events",
        paramLabel = "DIR",
        description =
            "Directory of listens.avro, tweets.avro, users.avro and tracks.avro, whose listens are to"
                + " be cut into sessions: users may have cohorts, and tracks lyrics.")
    private Path events;

    @ArgGroup(exclusive = false)
    private ListensOptions listens;
  }

  /** Whether users and times of the sessions are known. */
  boolean hasUsers() {
    return source.sessions == null;
  }

  /** Whether more than ids is known of the tracks without a table of them. */
  boolean knowsTracks() {
    return source.events != null;
  }

  /** What the histories that were read say of a track; only its id when nothing. */
  Track played(String id) {
    Track known = played.get(id);
    return known == null ? Track.newBuilder().setId(id).setTitle("").setArtist("").build() : known;
  }

  /** Reads the sessions and says how many there are. */
  List<Session> read(PrintWriter err) throws IOException {
    List<Session> sessions = hasUsers() ? histories(err) : file(err);
    err.flush();
    return sessions;
  }

  private List<Session> file(PrintWriter err) throws IOException {
    new GivenOptions(spec).refuse("with --sessions", "--gap-minutes", "--min-tracks");
    SessionFile read = SessionFile.read(source.sessions);
    err.printf(
        "  read %,d sessions; left out %,d of a single track%n",
        read.sessions().size(), read.tooShort());
    return read.sessions();
  }

  private List<Session> histories(PrintWriter err) throws IOException {
    SessionRules rules = new SessionRules(Duration.ofMinutes(gapMinutes), minTracks);
    ListeningSessions cut =
        source.events == null
            ? ListeningSessions.read(source.listens.path(), source.listens.format(), rules)
            : ListeningSessions.ofEvents(source.events, rules);
    err.printf(
        "  read %,d sessions; left out %,d of fewer than %d tracks, and %,d malformed rows%n",
        cut.sessions().size(), cut.leftOut(), minTracks, cut.malformed());
    played = cut.tracks();
    return cut.sessions();
  }
}
