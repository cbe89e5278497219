package dev.segue.training.data;

import dev.segue.features.history.Catalogue;
import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.timeline.UserEvents;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labelled steps from files of listens and a table of tracks. A track that the table does not have
 * gets the genre of most of its artist's tracks.
 *
 * @param listens a file, folder or pattern of listens
 * @param tracks a file, folder or pattern of track tables
 * @param format format of the listens
 */
public record ListeningFiles(String listens, String tracks, HistoryFormat format)
    implements StepSource {

  @Override
  public Steps read(Rules rules) throws IOException {
    List<String> malformed = new ArrayList<>();
    List<Path> tables = HistoryFiles.of(HistoryFormat.TRACKS_CSV, List.of(tracks));
    TrackTable table = new TrackTable();
    Catalogue catalogue =
        Catalogue.read(tables, row -> malformed.add(row.toString()))
            .withArtistGenres(table.taxonomy());
    Reading reading = new Reading(table, catalogue, malformed, rules.fold());
    List<Path> files = HistoryFiles.of(format, List.of(listens));
    format.reader(HistoryOptions.DEFAULTS).read(files, reading::accept);
    return new Steps(
        reading.fold.histories(), table.texts(), reading.warnings(), Oracle.NONE, table.classes());
  }

  /** One read in progress: tracks come before the listens that need them. */
  private static final class Reading {
    private final TrackTable table;
    private final Catalogue catalogue;
    private final List<String> malformed;
    private final StepFold fold;
    private final UserEvents events;
    private final Set<String> invalid = new TreeSet<>();

    Reading(TrackTable table, Catalogue catalogue, List<String> malformed, StepFold fold) {
      this.table = table;
      this.catalogue = catalogue;
      this.malformed = malformed;
      this.fold = fold;
      this.events =
          new UserEvents(LexiconStressScorer.ofDefaults(), table::profile, Clock.systemUTC());
    }

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed problem) {
        malformed.add(problem.toString());
      } else if (row instanceof HistoryRow.Read read) {
        if (read.event() instanceof Track track) {
          table.add(catalogue.enrich(track));
        } else if (read.event() instanceof Listen listen) {
          fold(read.key(), events.read(listen));
        }
      }
    }

    private void fold(String user, UserEvents.Read read) {
      if (read instanceof UserEvents.Read.Invalid problem) {
        invalid.add(problem.reason());
      } else if (read instanceof UserEvents.Read.Events valid) {
        valid.events().forEach(event -> fold.accept(user, event));
      }
    }

    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (!malformed.isEmpty()) {
        warnings.add(malformed.size() + " malformed rows skipped, the first: " + malformed.get(0));
      }
      invalid.forEach(reason -> warnings.add("listens skipped: " + reason));
      return warnings;
    }
  }
}
