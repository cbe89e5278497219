package dev.segue.training.fusion;

import dev.segue.features.history.Catalogue;
import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who played which track of a catalogue when.
 *
 * @param plays of all listeners, in the order of the files
 */
public record Plays(List<Play> plays) {

  public Plays {
    plays = List.copyOf(plays);
  }

  /**
   * One play.
   *
   * @param listener who
   * @param track id in the catalogue
   * @param at when, milliseconds since the epoch
   */
  record Play(String listener, String track, long at) {}

  /**
   * Reads files of listens. A play is one of the catalogue's track of that id or, failing that, of
   * that name; others are left out.
   *
   * @param path file, folder or pattern
   */
  public static Plays read(HistoryFormat format, String path, TaggedTracks catalogue)
      throws IOException {
    Matching matching = new Matching(catalogue);
    format
        .reader(HistoryOptions.DEFAULTS)
        .read(HistoryFiles.of(format, List.of(path)), matching::accept);
    return new Plays(matching.plays);
  }

  /** Reads {@code listens.avro} of a directory of events. */
  public static Plays ofEvents(Path directory, TaggedTracks catalogue) throws IOException {
    Matching matching = new Matching(catalogue);
    try (Stream<Keyed<Listen>> listens =
        EventFiles.read(directory.resolve("listens.avro"), Listen.class)) {
      listens.filter(listen -> listen.key() != null).forEach(l -> matching.add(l.key(), l.value()));
    }
    return new Plays(matching.plays);
  }

  /** All of it as text, a line per play: equal plays, equal lines. */
  List<String> lines() {
    return plays.stream().map(Play::toString).toList();
  }

  /** One read in progress: tracks come before the listens that need them. */
  private static final class Matching {
    private final Catalogue catalogue;
    private final Map<String, String> known = new HashMap<>();
    private final List<Play> plays = new ArrayList<>();

    Matching(TaggedTracks tracks) {
      catalogue = Catalogue.of(tracks.tracks().stream().map(TaggedTrack::track).toList());
      tracks.tracks().forEach(track -> known.put(track.id(), track.id()));
    }

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Read read) {
        if (read.event() instanceof Track track) {
          catalogue
              .byName(track.getArtist(), track.getTitle())
              .ifPresent(found -> known.putIfAbsent(track.getId(), found.getId()));
        } else if (read.event() instanceof Listen listen) {
          add(read.key(), listen);
        }
      }
    }

    void add(String listener, Listen listen) {
      String track = known.get(listen.getTrackId());
      if (track != null) {
        plays.add(new Play(listener, track, listen.getListenedAt().toEpochMilli()));
      }
    }
  }
}
