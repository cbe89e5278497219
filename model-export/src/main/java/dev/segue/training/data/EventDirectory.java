package dev.segue.training.data;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.timeline.UserEvents;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Labelled steps from a directory of Avro container files, {@code tweets.avro}, {@code
 * listens.avro}, {@code tracks.avro} and {@code users.avro}, folded in their order of arrival. A
 * generated world has its oracle's forecasts, {@code outcomes.tsv}, beside them.
 */
public record EventDirectory(Path directory) implements StepSource {

  @Override
  public Steps read(Rules rules) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    TrackTable table = new TrackTable();
    try (Stream<Keyed<Track>> tracks = open("tracks.avro", Track.class)) {
      tracks.forEach(track -> table.add(track.value()));
    }
    Folding folding = new Folding(table, rules.fold());
    try (Stream<Keyed<? extends SpecificRecord>> events =
        EventFiles.merged(
            EventFiles.merged(
                open("users.avro", UserProfile.class), open("tweets.avro", Tweet.class)),
            open("listens.avro", Listen.class))) {
      events.forEach(folding::accept);
    }
    return new Steps(
        folding.fold.histories(),
        table.texts(),
        folding.warnings(),
        Oracle.read(directory.resolve("outcomes.tsv")),
        table.classes());
  }

  private <T extends SpecificRecord> Stream<Keyed<T>> open(String file, Class<T> type)
      throws IOException {
    return EventFiles.read(directory.resolve(file), type);
  }

  /** One read in progress. */
  private static final class Folding {
    private final StepFold fold;
    private final UserEvents events;
    private long unusable;
    private String firstReason;

    Folding(TrackTable table, StepFold fold) {
      this.events =
          new UserEvents(LexiconStressScorer.ofDefaults(), table::profile, Clock.systemUTC());
      this.fold = fold;
    }

    void accept(Keyed<? extends SpecificRecord> record) {
      UserEvents.Read read = read(record.value());
      if (record.key() == null) {
        skip("expected a user id as the key, found none");
      } else if (read instanceof UserEvents.Read.Invalid problem) {
        skip(problem.reason());
      } else if (read instanceof UserEvents.Read.Events valid) {
        valid.events().forEach(event -> fold.accept(record.key(), event));
      }
    }

    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (unusable > 0) {
        warnings.add(unusable + " invalid records skipped, the first: " + firstReason);
      }
      return warnings;
    }

    private void skip(String reason) {
      unusable++;
      firstReason = firstReason == null ? reason : firstReason;
    }

    /** A profile without a record, an erased user, has nothing to fold here. */
    private UserEvents.Read read(SpecificRecord value) {
      if (value instanceof Listen listen) {
        return events.read(listen);
      }
      if (value instanceof Tweet tweet) {
        return events.read(tweet);
      }
      return events.read((UserProfile) value);
    }
  }
}
