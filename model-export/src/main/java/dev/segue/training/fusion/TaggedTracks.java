package dev.segue.training.fusion;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tracks of a catalogue that have tags, each id once, in the order of the files.
 *
 * @param tracks at least one
 * @param leftOut rows without an id, title or artist, and tracks without a tag
 */
public record TaggedTracks(List<TaggedTrack> tracks, int leftOut) {

  public TaggedTracks {
    tracks = List.copyOf(tracks);
  }

  /**
   * Reads track tables; their genres are the tags.
   *
   * @param path file, folder or pattern
   * @throws IllegalArgumentException when a column is missing, a value is not what its column says
   *     (NaN, text, out of range), or no track has a genre
   */
  public static TaggedTracks read(String path) throws IOException {
    Reading reading = new Reading();
    HistoryFormat.TRACKS_CSV
        .reader(HistoryOptions.DEFAULTS)
        .read(HistoryFiles.of(HistoryFormat.TRACKS_CSV, List.of(path)), reading::accept);
    return reading.tracks(path + ": expected a column of genres");
  }

  /** Reads {@code tracks.avro} of a directory of events; the newest record of a track counts. */
  public static TaggedTracks ofEvents(Path directory) throws IOException {
    Map<String, Track> newest = new LinkedHashMap<>();
    try (Stream<Keyed<Track>> tracks =
        EventFiles.read(directory.resolve("tracks.avro"), Track.class)) {
      tracks.forEach(track -> newest.put(track.value().getId(), track.value()));
    }
    Reading reading = new Reading();
    newest.values().forEach(reading::accept);
    return reading.tracks(directory + ": expected tracks with genres or tags");
  }

  /** All of it as text, a line per track: equal tracks, equal lines. */
  List<String> lines() {
    return tracks.stream().map(track -> track.track().toString()).toList();
  }

  /** One read in progress. */
  private static final class Reading {
    private final List<TaggedTrack> tracks = new ArrayList<>();
    private int leftOut;

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed problem) {
        refuse(problem);
        leftOut++;
      } else if (row instanceof HistoryRow.Read read && read.event() instanceof Track track) {
        accept(track);
      }
    }

    void accept(Track track) {
      TaggedTrack tagged = TaggedTrack.of(track);
      if (tagged.tags().isEmpty()) {
        leftOut++;
      } else {
        tracks.add(tagged);
      }
    }

    TaggedTracks tracks(String expected) {
      if (tracks.isEmpty()) {
        throw new IllegalArgumentException(
            expected
                + " that says what a track is, found none among %,d tracks; fill it"
                    .formatted(leftOut));
      }
      return new TaggedTracks(tracks, leftOut);
    }

    /** An absent value is usual in such tables; one that cannot be is a table gone wrong. */
    private static void refuse(HistoryRow.Malformed problem) {
      if (!problem.reason().endsWith("found none")) {
        throw new IllegalArgumentException(problem + "; correct the row or take it out");
      }
    }
  }
}
