package dev.segue.quickstart.world;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.features.scoring.Softmax;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes songs that no catalogue has as a table: {@code genre}, {@code lyrics}, the lines of a song
 * joined by a written {@code \n}. The same number and seed give the same bytes.
 */
public final class LyricsFile {

  private LyricsFile() {}

  /**
   * Writes as many songs of every genre, genres in turn.
   *
   * @return how good forecasts by the true probabilities are
   */
  public static ScoreCard write(int perGenre, long seed, Path file) throws IOException {
    LyricsWriter writer = new LyricsWriter(WorldResources.sketches());
    SplittableRandom random = new SplittableRandom(seed);
    ScoreCard oracle = new ScoreCard();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("genre\tlyrics\n");
      for (int n = 0; n < perGenre; n++) {
        for (int genre = 0; genre < writer.genres().size(); genre++) {
          LyricsWriter.Song song = writer.song(writer.genres().get(genre), random);
          out.write(writer.genres().get(genre) + "\t" + song.text().replace("\n", "\\n") + "\n");
          float[] probabilities = new float[writer.genres().size()];
          Softmax.of(song.evidence(), probabilities, 0);
          oracle.add(probabilities, genre);
        }
      }
    }
    return oracle;
  }
}
