package dev.segue.training.cli;

import dev.segue.training.fusion.Plays;
import dev.segue.training.fusion.TaggedTracks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say where tracks with tags come from, and who listened to them. */
final class TaggedTracksOptions {

  @ArgGroup(multiplicity = "1", heading = "Input, one of:%n")
  private Source source;

  /** One of the places. */
  static final class Source {
    @Option(
        names = "--events",
        paramLabel = "DIR",
        description = "Directory of tracks.avro and listens.avro, as segue world writes it.")
    private Path events;

    @ArgGroup(exclusive = false)
    private Tables tables;
  }

  /** A table of tracks, and listens of them. */
  static final class Tables {
    @Option(
        names = "--tracks",
        required = true,
        paramLabel = "PATH",
        description = "File, folder or pattern of track tables (CSV); their genres are the tags.")
    private String tracks;

    @ArgGroup(exclusive = false, heading = "With listens, recommendations are judged, too:%n")
    private ListensOptions listens;
  }

  /** Reads the tracks and says how many there are. */
  TaggedTracks tracks(PrintWriter err) throws IOException {
    TaggedTracks tracks =
        source.events == null ? TaggedTracks.read(source.tables.tracks) : ofEvents();
    err.printf(
        "  read %,d tracks; left out %,d without a tag or a name%n",
        tracks.tracks().size(), tracks.leftOut());
    err.flush();
    return tracks;
  }

  /** Reads the listens, when there are any, and says how many. */
  Optional<Plays> plays(TaggedTracks tracks, PrintWriter err) throws IOException {
    if (!hasListens()) {
      return Optional.empty();
    }
    Plays plays =
        source.events == null
            ? Plays.read(source.tables.listens.format(), source.tables.listens.path(), tracks)
            : Plays.ofEvents(source.events, tracks);
    err.printf("  read %,d plays of these tracks%n", plays.plays().size());
    err.flush();
    return Optional.of(plays);
  }

  /** Whether there is anybody to recommend to. */
  boolean hasListens() {
    return source.events != null || source.tables.listens != null;
  }

  private TaggedTracks ofEvents() throws IOException {
    if (!Files.isDirectory(source.events)) {
      throw new NotDirectoryException(source.events.toString());
    }
    return TaggedTracks.ofEvents(source.events);
  }
}
