package dev.segue.training.nexttrack;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.Cohort;
import dev.segue.features.timeline.UserEvent;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Plays from a directory of {@code listens.avro}, {@code tweets.avro} (a tweet with a link to a
 * track is a play), {@code users.avro} and {@code tracks.avro}. Duplicates are dropped, late plays
 * stand at their time, and a cohort is that of the newest profile that had arrived. Not
 * thread-safe.
 */
final class EventPlays {

  private static final StressScore NO_SCORE = new StressScore(-1, 1);

  private final UserEvents events =
      new UserEvents(text -> NO_SCORE, track -> null, Clock.systemUTC());
  private final Map<String, Cohort> cohorts = new HashMap<>();
  private final Set<List<String>> ids = new HashSet<>();
  private final List<SessionCutting.Play> plays = new ArrayList<>();
  private final Map<String, Track> tracks = new HashMap<>();
  private int unusable;

  /**
   * Reads a directory.
   *
   * @throws IOException when a file is missing or is none of these
   */
  static EventPlays read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    EventPlays plays = new EventPlays();
    try (Stream<Keyed<Track>> tracks =
        EventFiles.read(directory.resolve("tracks.avro"), Track.class)) {
      tracks.forEach(track -> plays.tracks.put(track.value().getId(), track.value()));
    }
    try (Stream<Keyed<? extends SpecificRecord>> records =
        EventFiles.merged(
            EventFiles.merged(
                EventFiles.read(directory.resolve("users.avro"), UserProfile.class),
                EventFiles.read(directory.resolve("tweets.avro"), Tweet.class)),
            EventFiles.read(directory.resolve("listens.avro"), Listen.class))) {
      records.forEach(plays::accept);
    }
    return plays;
  }

  /** By time; those of one moment in the order of arrival. */
  List<SessionCutting.Play> byTime() {
    return plays.stream().sorted(Comparator.comparingLong(SessionCutting.Play::at)).toList();
  }

  /** What is known of tracks, by id. */
  Map<String, Track> tracks() {
    return tracks;
  }

  /** Records that could not be read. */
  int unusable() {
    return unusable;
  }

  private void accept(Keyed<? extends SpecificRecord> record) {
    if (record.key() != null && read(record.value()) instanceof UserEvents.Read.Events valid) {
      long lasted =
          record.value() instanceof Listen listen && listen.getMsPlayed() != null
              ? listen.getMsPlayed()
              : 0;
      valid.events().forEach(event -> accept(record.key(), event, lasted));
    } else {
      unusable++;
    }
  }

  private void accept(String user, UserEvent event, long lasted) {
    if (event instanceof UserEvent.ProfileChanged profile) {
      cohorts.put(user, profile.cohort());
    } else if (event instanceof UserEvent.Session play && ids.add(List.of(user, play.id()))) {
      Cohort cohort = cohorts.getOrDefault(user, Cohort.UNKNOWN);
      plays.add(new SessionCutting.Play(user, play.at(), lasted, play.track().trackId(), cohort));
    }
  }

  private UserEvents.Read read(SpecificRecord value) {
    if (value instanceof Listen listen) {
      return events.read(listen);
    }
    return value instanceof Tweet tweet ? events.read(tweet) : events.read((UserProfile) value);
  }
}
