package dev.segue.training.popularity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small track tables: loud dance pop is popular, quiet rock is not, with some noise. */
public final class TrackTables {

  public static final String HEADER =
      "track_id,track_name,track_artist,track_popularity,track_album_release_date,playlist_genre,"
          + "playlist_subgenre,danceability,energy,key,loudness,mode,speechiness,acousticness,"
          + "instrumentalness,liveness,valence,tempo,duration_ms";

  private TrackTables() {}

  /** Writes a table of {@code tracks} tracks of {@code artists} artists. */
  public static Path write(Path file, int tracks, int artists) throws IOException {
    return write(file, rows(tracks, artists));
  }

  /** Writes rows below the header. */
  public static Path write(Path file, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    return Files.write(file, lines);
  }

  static List<String> rows(int tracks, int artists) {
    Random random = new Random(5);
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < tracks; n++) {
      boolean pop = random.nextBoolean();
      double energy = random.nextDouble();
      long popularity = Math.round((pop ? 50 : 20) + 30 * energy + 5 * random.nextGaussian());
      rows.add(row(n, "artist " + n % artists, Math.max(0, popularity), pop, "" + energy));
    }
    return rows;
  }

  static String row(int n, String artist, long popularity, boolean pop, String energy) {
    return String.join(
        ",",
        String.format("%022d", n),
        "title " + n,
        artist,
        "" + Math.min(100, popularity),
        "2019-06-14",
        pop ? "pop" : "rock",
        pop ? "dance pop" : "hard rock",
        "0.7",
        energy,
        "" + n % 12,
        "-5.5",
        "1",
        "0.05",
        "0.1",
        "0",
        "0.06",
        "0.5",
        "122.0",
        "194754");
  }
}
