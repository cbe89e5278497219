package dev.segue.training.nexttrack;

import dev.segue.features.history.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sessions of a text file, one a line: track ids with blanks between them, in the order of the
 * plays. The file may be compressed with gzip. Empty lines are passed over.
 *
 * @param sessions in the order of the file
 * @param tooShort lines of a single track, from which nothing can be predicted
 */
public record SessionFile(List<Session> sessions, int tooShort) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public SessionFile {
    sessions = List.copyOf(sessions);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it cannot be read or has no session of two tracks
   */
  public static SessionFile read(Path file) throws IOException {
    List<Session> sessions = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    int tooShort = 0;
    try (BufferedReader lines = TextFile.open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> tracks = tracks(line, ids);
        if (tracks.size() > 1) {
          sessions.add(new Session("", 0, tracks));
        } else {
          tooShort += tracks.size();
        }
      }
    }
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + ": expected sessions, one a line, each of two or more track ids with blanks between"
              + " them, found none");
    }
    return new SessionFile(sessions, tooShort);
  }

  private static List<String> tracks(String line, Map<String, String> ids) {
    return Arrays.stream(BLANKS.split(line.strip()))
        .filter(id -> !id.isEmpty())
        .map(id -> ids.computeIfAbsent(id, same -> same))
        .toList();
  }
}
