package dev.segue.quickstart.replay;

import dev.segue.features.history.Catalogue;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.features.history.ReadSummary;
import dev.segue.schemas.Track;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Exports as events in event-time order, those of all files together.
 *
 * <p>The tracks of a listening history are events only with a catalogue: then every played track
 * comes first, with what the catalogue knows about it. Without one they are left out, because what
 * an export knows (names, no genre) must not replace what the topic {@code tracks} knows already.
 * The tracks of a track table are always events.
 *
 * @param files the files of each format
 * @param options what is kept of them
 * @param catalogue what is known about played tracks; empty to leave tracks out
 * @param range event time of the listens and tweets wanted
 * @param topics names of the topics
 */
public record Replay(
    Map<HistoryFormat, List<Path>> files,
    HistoryOptions options,
    Optional<Catalogue> catalogue,
    TimeRange range,
    Topics topics) {

  public Replay {
    files = Map.copyOf(files);
  }

  /** The number of files. */
  public int size() {
    return files.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Hands every event to its consumer, in order. The events of one format need no memory of their
   * own; those of several are held until all are read, some 300 bytes each.
   *
   * @throws dev.segue.features.history.InvalidHistoryException when a file is missing or is no such
   *     export at all
   */
  public ReadSummary run(Consumer<ReplayEvent> events, Consumer<HistoryRow.Malformed> malformed)
      throws IOException {
    if (files.size() == 1) {
      return read(files.keySet().iterator().next(), events, malformed);
    }
    List<ReplayEvent> timed = new ArrayList<>();
    ReadSummary all = ReadSummary.NONE;
    for (HistoryFormat format : new TreeSet<>(files.keySet())) {
      Consumer<ReplayEvent> held =
          event -> {
            if (event.at().isPresent()) {
              timed.add(event);
            } else {
              events.accept(event);
            }
          };
      all = all.plus(read(format, held, malformed));
    }
    timed.sort(Comparator.comparing(event -> event.at().orElseThrow()));
    timed.forEach(events);
    return all;
  }

  private ReadSummary read(
      HistoryFormat format, Consumer<ReplayEvent> events, Consumer<HistoryRow.Malformed> malformed)
      throws IOException {
    return format
        .reader(options)
        .read(
            files.get(format),
            row -> {
              if (row instanceof HistoryRow.Malformed problem) {
                malformed.accept(problem);
              } else if (row instanceof HistoryRow.Read read) {
                event(format, read).filter(this::wanted).ifPresent(events);
              }
            });
  }

  private Optional<ReplayEvent> event(HistoryFormat format, HistoryRow.Read read) {
    Optional<? extends SpecificRecord> value =
        read.event() instanceof Track track && format != HistoryFormat.TRACKS_CSV
            ? catalogue.map(known -> known.enrich(track))
            : Optional.of(read.event());
    return value.map(record -> ReplayEvent.of(topics, read.key(), record));
  }

  private boolean wanted(ReplayEvent event) {
    return event.at().map(range::contains).orElse(true);
  }
}
