package dev.segue.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an exact filter says of a generated world: the best that anybody could.
 *
 * @param bySession by id of the session that is predicted from
 */
public record Oracle(Map<String, Forecast> bySession) {

  /** Nobody knows the world. */
  public static final Oracle NONE = new Oracle(Map.of());

  private static final List<String> COLUMNS = List.of("previous", "oracle", "oracle_at_listen");

  /**
   * Probabilities [6] of the next genre, in the order of the enum.
   *
   * @param last made at the last event before the next session
   * @param atListen made when the session began
   */
  public record Forecast(float[] last, float[] atListen) {}

  /** Reads the table that {@code segue world} writes; {@link #NONE} where there is none. */
  static Oracle read(Path table) throws IOException {
    if (!Files.exists(table)) {
      return NONE;
    }
    Map<String, Forecast> bySession = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(table)) {
      List<String> header = List.of(lines.readLine().split("\t", -1));
      if (!header.containsAll(COLUMNS)) {
        throw new IllegalArgumentException(
            table + ": expected columns " + COLUMNS + ", found " + header);
      }
      int[] at = COLUMNS.stream().mapToInt(header::indexOf).toArray();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        bySession.put(fields[at[0]], new Forecast(floats(fields[at[1]]), floats(fields[at[2]])));
      }
    }
    return new Oracle(bySession);
  }

  private static float[] floats(String text) {
    String[] parts = text.split(" ", -1);
    float[] values = new float[parts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return values;
  }
}
