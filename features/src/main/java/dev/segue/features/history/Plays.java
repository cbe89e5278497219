package dev.segue.features.history;

import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plays of an export, kept as small rows until they can be put in order. */
final class Plays {

  private static final long UNKNOWN_LENGTH = -1;
  private static final int UNKNOWN_OFFSET = Integer.MIN_VALUE;

  /**
   * One play, in 48 bytes beside its shared strings.
   *
   * @param file number of the file, in the order read
   * @param user user id
   * @param trackId id with its namespace
   * @param startedAt milliseconds since the epoch
   * @param msPlayed milliseconds, or UNKNOWN_LENGTH
   * @param utcOffsetMinutes minutes, or UNKNOWN_OFFSET
   */
  private record Play(
      int file, String user, String trackId, long startedAt, long msPlayed, int utcOffsetMinutes) {}

  private final long shortest;
  private final Reading reading;
  private final List<Play> plays = new ArrayList<>();
  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Map<String, String> users = new HashMap<>();
  private int file;

  Plays(HistoryOptions options, Reading reading) {
    this.shortest = options.minPlayed().toMillis();
    this.reading = reading;
  }

  /** Begins a file. */
  void nextFile() {
    file++;
  }

  /**
   * Adds a play that ended, or began when its length is not known, at a time.
   *
   * @param time the end; the start when {@code msPlayed} is null
   * @param msPlayed milliseconds; null when not known
   */
  void add(String user, Track track, EventTime time, Long msPlayed) {
    if (msPlayed != null && msPlayed < shortest) {
      reading.tooShort();
      return;
    }
    Track known = tracks.putIfAbsent(track.getId(), track);
    plays.add(
        new Play(
            file,
            users.computeIfAbsent(user, id -> id),
            (known == null ? track : known).getId(),
            time.at() - (msPlayed == null ? 0 : msPlayed),
            msPlayed == null ? UNKNOWN_LENGTH : msPlayed,
            time.utcOffsetMinutes() == null ? UNKNOWN_OFFSET : time.utcOffsetMinutes()));
  }

  /**
   * Hands on the distinct tracks, then the listens by (time, file, row). Equal plays of one file
   * are different listens; those of another file are the same ones again, as in exports that
   * overlap.
   */
  void finish() {
    tracks.forEach(reading::track);
    plays.sort(Comparator.comparingLong(Play::startedAt));
    EventIds ids = new EventIds();
    Map<String, Integer> occurrences = new HashMap<>();
    Set<String> known = new HashSet<>();
    long now = Long.MIN_VALUE;
    for (Play play : plays) {
      if (play.startedAt() != now) {
        occurrences = new HashMap<>();
        known = new HashSet<>();
        now = play.startedAt();
      }
      String equal = play.file() + "\n" + play.user() + "\n" + play.trackId();
      int occurrence = occurrences.merge(equal, 1, Integer::sum) - 1;
      String id = ids.of(play.user(), play.startedAt(), play.trackId(), occurrence);
      if (known.add(id)) {
        reading.event(play.user(), listen(id, play));
      } else {
        reading.repeat();
      }
    }
  }

  private static Listen listen(String id, Play play) {
    return Listen.newBuilder()
        .setId(id)
        .setTrackId(play.trackId())
        .setListenedAt(Instant.ofEpochMilli(play.startedAt()))
        .setSource(ListenSource.PLAYER)
        .setMsPlayed(play.msPlayed() == UNKNOWN_LENGTH ? null : play.msPlayed())
        .setUtcOffsetMinutes(
            play.utcOffsetMinutes() == UNKNOWN_OFFSET ? null : play.utcOffsetMinutes())
        .build();
  }
}
