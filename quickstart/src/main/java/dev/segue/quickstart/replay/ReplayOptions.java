package dev.segue.quickstart.replay;

import dev.segue.cli.CommandFailure;
import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.history.Catalogue;
import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what is read; the same for every command that takes exports. */
public final class ReplayOptions {

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private List<Export> exports;

  /** What was exported, and how. */
  static final class Export {

    @Option(
        names = "--format",
        required = true,
        paramLabel = "FORMAT",
        description =
            "spotify-history, listens-tsv, tracks-csv or twitter-v2, for the --input that follows."
                + " Both may be repeated together: events of all formats are merged by time.")
    private String format;

    @Option(
        names = "--input",
        required = true,
        arity = "1..*",
        paramLabel = "PATH",
        description =
            "Files, folders (searched for the format's file names) or patterns; plain or gzip.")
    private List<String> inputs;
  }

  @Option(
      names = "--tracks",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Track tables (tracks-csv). Every played track then becomes an event before the first"
              + " listen, with what the tables know by id, else by artist and title.")
  private List<String> tracks = List.of();

  @Option(
      names = "--artist-genres",
      description =
          "A played track that --tracks does not know gets the genre of most of its artist's"
              + " tracks there.")
  private boolean artistGenres;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description =
          "User id of a Spotify history, which does not name its user (default: the name of the"
              + " folder that holds the file). With tweets of the same person: their author_id.")
  private String user;

  @Option(
      names = "--min-played",
      paramLabel = "DURATION",
      converter = Converters.DurationConverter.class,
      description = "Skip plays shorter than this, for example 30s (default) or 0.")
  private Duration minPlayed = HistoryOptions.DEFAULTS.minPlayed();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Converters.InstantConverter.class,
      description = "First event time wanted: 2021-03-01 or 2021-03-01T10:00:00Z.")
  private Instant from = Instant.MIN;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Converters.InstantConverter.class,
      description = "First event time no longer wanted.")
  private Instant to = Instant.MAX;

  /**
   * The replay that these options describe.
   *
   * @param malformed takes the rows of the track tables that cannot be used
   * @throws CommandFailure when an option does not fit
   * @throws dev.segue.features.history.InvalidHistoryException when an input does not
   */
  public Replay replay(Topics topics, Consumer<HistoryRow.Malformed> malformed) throws IOException {
    Map<HistoryFormat, List<String>> inputs = new EnumMap<>(HistoryFormat.class);
    for (Export export : exports) {
      HistoryFormat format = HistoryFormat.of(export.format, HistoryFormat.ALL);
      inputs.computeIfAbsent(format, f -> new ArrayList<>()).addAll(export.inputs);
    }
    requirePlays(inputs.keySet());
    Map<HistoryFormat, List<Path>> files = new EnumMap<>(HistoryFormat.class);
    for (Map.Entry<HistoryFormat, List<String>> input : inputs.entrySet()) {
      files.put(input.getKey(), HistoryFiles.of(input.getKey(), input.getValue()));
    }
    HistoryOptions options = new HistoryOptions(minPlayed, Optional.ofNullable(user));
    return new Replay(files, options, catalogue(malformed), range(), topics);
  }

  private void requirePlays(Set<HistoryFormat> formats) {
    if (Collections.disjoint(formats, HistoryFormat.OF_LISTENS) && !tracks.isEmpty()) {
      throw CommandFailure.badInput(
          "--tracks describes the tracks of plays, and "
              + formats.stream().map(HistoryFormat::option).collect(Collectors.joining(", "))
              + " has none; replay the table itself with --format tracks-csv");
    }
    if (artistGenres && tracks.isEmpty()) {
      throw CommandFailure.badInput("--artist-genres needs the tables to count in; add --tracks");
    }
  }

  private Optional<Catalogue> catalogue(Consumer<HistoryRow.Malformed> malformed)
      throws IOException {
    if (tracks.isEmpty()) {
      return Optional.empty();
    }
    List<Path> files = HistoryFiles.of(HistoryFormat.TRACKS_CSV, tracks);
    Catalogue catalogue = Catalogue.read(files, malformed);
    return Optional.of(
        artistGenres ? catalogue.withArtistGenres(GenreTaxonomy.ofDefaults()) : catalogue);
  }

  private TimeRange range() {
    if (!from.isBefore(to)) {
      throw CommandFailure.badInput("--from " + from + " is not before --to " + to);
    }
    return new TimeRange(from, to);
  }
}
