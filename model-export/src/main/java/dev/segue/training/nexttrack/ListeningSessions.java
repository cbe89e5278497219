package dev.segue.training.nexttrack;

import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.features.timeline.Cohort;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions cut from listening histories.
 *
 * @param sessions by user in the order of first appearance, then by time
 * @param leftOut sessions with too few tracks
 * @param malformed rows that could not be read
 * @param tracks what the histories say of the tracks that were played, by id
 */
public record ListeningSessions(
    List<Session> sessions, int leftOut, int malformed, Map<String, Track> tracks) {

  public ListeningSessions {
    sessions = List.copyOf(sessions);
    tracks = Map.copyOf(tracks);
  }

  /**
   * Reads histories; plays under 30 seconds are skipped.
   *
   * @param path file, folder or pattern
   * @throws IllegalArgumentException when there is no session of enough tracks
   */
  public static ListeningSessions read(String path, HistoryFormat format, SessionRules rules)
      throws IOException {
    Rows rows = new Rows(rules);
    format
        .reader(HistoryOptions.DEFAULTS)
        .read(HistoryFiles.of(format, List.of(path)), rows::accept);
    List<Session> sessions = rows.cutting.finish();
    return required(
        path,
        rules,
        new ListeningSessions(sessions, rows.cutting.leftOut(), rows.malformed, rows.tracks));
  }

  /**
   * Reads a directory of events, as {@code segue world} writes it: users may have cohorts, and
   * tracks lyrics.
   *
   * @throws IllegalArgumentException when there is no session of enough tracks
   */
  public static ListeningSessions ofEvents(Path directory, SessionRules rules) throws IOException {
    EventPlays plays = EventPlays.read(directory);
    SessionCutting cutting = new SessionCutting(rules);
    plays.byTime().forEach(cutting::add);
    List<Session> sessions = cutting.finish();
    return required(
        directory.toString(),
        rules,
        new ListeningSessions(sessions, cutting.leftOut(), plays.unusable(), plays.tracks()));
  }

  private static ListeningSessions required(
      String path, SessionRules rules, ListeningSessions cut) {
    if (cut.sessions.isEmpty()) {
      throw new IllegalArgumentException(
          path
              + ": expected a session of "
              + rules.minTracks()
              + " tracks or more, found none among "
              + cut.leftOut
              + "; lower --min-tracks, raise --gap-minutes or give longer histories");
    }
    return cut;
  }

  /** Rows of histories while they are read. */
  private static final class Rows {
    private final SessionCutting cutting;
    private final Map<String, Track> tracks = new HashMap<>();
    private int malformed;

    Rows(SessionRules rules) {
      this.cutting = new SessionCutting(rules);
    }

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed) {
        malformed++;
      } else if (row instanceof HistoryRow.Read read) {
        if (read.event() instanceof Listen listen) {
          cutting.add(play(read.key(), listen));
        } else if (read.event() instanceof Track track) {
          tracks.put(track.getId(), track);
        }
      }
    }

    private static SessionCutting.Play play(String user, Listen listen) {
      return new SessionCutting.Play(
          user,
          listen.getListenedAt().toEpochMilli(),
          listen.getMsPlayed() == null ? 0 : listen.getMsPlayed(),
          listen.getTrackId(),
          Cohort.UNKNOWN);
    }
  }
}
