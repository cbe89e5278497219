package dev.segue.training.cli;

import dev.segue.training.lyricsgenre.SongSource;
import dev.segue.training.lyricsgenre.Songs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say where lyrics come from. */
final class LyricsInput {

  @ArgGroup(multiplicity = "1", heading = "Input, one of:%n")
  private Source source;

  /** One of the places. */
  static final class Source {
    @Option(
        names = "--lyrics",
        paramLabel = "FILE",
        description =
            "Tab-separated label and text, a song a line, plain or gzip; or any columns below a"
                + " header with label, genre or class, and text or lyrics.")
    private Path lyrics;

    @Option(
        names = "--events",
        paramLabel = "DIR",
        description = "Directory of tracks.avro: tracks with lyrics and a genre.")
    private Path events;
  }

  /** Reads all songs. */
  Songs read() throws IOException {
    return (source.lyrics == null
            ? SongSource.ofEvents(source.events)
            : SongSource.ofTable(source.lyrics))
        .read();
  }

  /** Says how many songs there are, and the notes on them. */
  static void tell(Songs songs, PrintWriter err) {
    err.printf("  %,d songs of %,d genres%n", songs.count(), songs.genres().size());
    songs.notes().forEach(note -> err.println("  " + note));
    err.flush();
  }
}
