package dev.segue.training.nexttrack;

import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryOptions;
import dev.segue.features.history.HistoryRow;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Cutting cutting = new Cutting(rules);
    format
        .reader(HistoryOptions.DEFAULTS)
        .read(HistoryFiles.of(format, List.of(path)), cutting::accept);
    ListeningSessions cut = cutting.finish();
    if (cut.sessions.isEmpty()) {
      throw new IllegalArgumentException(
          path
              + ": expected a session of "
              + rules.minTracks()
              + " tracks or more, found none among "
              + cut.leftOut
              + "; lower --min-tracks or give longer histories");
    }
    return cut;
  }

  /** Folds listens, which come by time, into the open session of each user. */
  static final class Cutting {
    private final SessionRules rules;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private int malformed;
    private int leftOut;

    Cutting(SessionRules rules) {
      this.rules = rules;
    }

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed) {
        malformed++;
      } else if (row instanceof HistoryRow.Read read) {
        if (read.event() instanceof Listen listen) {
          add(read.key(), listen);
        } else if (read.event() instanceof Track track) {
          tracks.put(track.getId(), track);
        }
      }
    }

    void add(String user, Listen listen) {
      Open session = open.computeIfAbsent(user, Open::new);
      long start = listen.getListenedAt().toEpochMilli();
      if (start - session.end > rules.gap().toMillis()) {
        close(session);
        session.startedAt = start;
      }
      session.tracks.add(listen.getTrackId());
      long played = listen.getMsPlayed() == null ? 0 : listen.getMsPlayed();
      session.end = Math.max(session.end, start + played);
    }

    ListeningSessions finish() {
      List<Session> all = new ArrayList<>();
      for (Open session : open.values()) {
        close(session);
        all.addAll(session.closed);
      }
      return new ListeningSessions(all, leftOut, malformed, tracks);
    }

    private void close(Open session) {
      if (session.tracks.size() >= rules.minTracks()) {
        session.closed.add(new Session(session.user, session.startedAt, session.tracks));
      } else if (!session.tracks.isEmpty()) {
        leftOut++;
      }
      session.tracks.clear();
    }
  }

  /** A user's newest session with all before it. */
  private static final class Open {
    private final String user;
    private final List<Session> closed = new ArrayList<>();
    private final List<String> tracks = new ArrayList<>();
    private long startedAt;
    private long end = Long.MIN_VALUE / 2;

    Open(String user) {
      this.user = user;
    }
  }
}
