package dev.segue.training.cli;

import dev.segue.features.history.HistoryFormat;
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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "listens-tsv",
      description =
          "Format of the listens: listens-tsv or spotify-history (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--gap-minutes",
      paramLabel = "N",
      defaultValue = "120",
      description = "Silence that ends a session of --listens (default: ${DEFAULT-VALUE}).")
  private long gapMinutes;

  @Option(
      names = "--min-tracks",
      paramLabel = "N",
      defaultValue = "5",
      description = "Shorter sessions of --listens are left out (default: ${DEFAULT-VALUE}).")
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
        names = "--listens",
        paramLabel = "PATH",
        description = "File, folder or pattern of listening histories, to be cut into sessions.")
    private String listens;
  }

  /** Whether users and times of the sessions are known. */
  boolean hasUsers() {
    return source.listens != null;
  }

  /** What the histories that were read say of a track; only its id when nothing. */
  Track played(String id) {
    Track known = played.get(id);
    return known == null ? Track.newBuilder().setId(id).setTitle("").setArtist("").build() : known;
  }

  /** Reads the sessions and says how many there are. */
  List<Session> read(PrintWriter err) throws IOException {
    List<Session> sessions = hasUsers() ? listens(err) : file(err);
    err.flush();
    return sessions;
  }

  private List<Session> file(PrintWriter err) throws IOException {
    new GivenOptions(spec).refuse("with --sessions", "--format", "--gap-minutes", "--min-tracks");
    SessionFile read = SessionFile.read(source.sessions);
    err.printf(
        "  read %,d sessions; left out %,d of a single track%n",
        read.sessions().size(), read.tooShort());
    return read.sessions();
  }

  private List<Session> listens(PrintWriter err) throws IOException {
    SessionRules rules = new SessionRules(Duration.ofMinutes(gapMinutes), minTracks);
    HistoryFormat known = HistoryFormat.of(format, HistoryFormat.OF_LISTENS);
    ListeningSessions cut = ListeningSessions.read(source.listens, known, rules);
    err.printf(
        "  read %,d sessions; left out %,d of fewer than %d tracks, and %,d malformed rows%n",
        cut.sessions().size(), cut.leftOut(), minTracks, cut.malformed());
    played = cut.tracks();
    return cut.sessions();
  }
}
