package dev.segue.quickstart.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes lyrics of eight lines, of which the fourth and the eighth are the refrain. A line is a
 * template, a thing and a mood; each of the three is drawn from those of the song's genre, so many
 * times over, and those of every genre once. So every song borrows from all genres, and its refrain
 * says more of its own than its verses. Immutable and thread-safe.
 */
final class LyricsWriter {

  private static final int LINES = 8;
  private static final int VERSE = 1;
  private static final int REFRAIN = 3;

  private final List<String> genres;
  private final Map<String, Line> verses = new HashMap<>();
  private final Map<String, Line> refrains = new HashMap<>();

  LyricsWriter(Map<String, GenreSketch> sketches) {
    this.genres = List.copyOf(sketches.keySet());
    for (String genre : genres) {
      verses.put(genre, Line.of(sketches, genre, VERSE));
      refrains.put(genre, Line.of(sketches, genre, REFRAIN));
    }
  }

  /**
   * A song.
   *
   * @param text its lines
   * @param evidence per genre, in the order of {@link #genres}, the logarithm of how probable the
   *     text is in it, up to a constant: softmax of it is the best forecast there is
   */
  record Song(String text, double[] evidence) {}

  /** Names of the genres in a fixed order. */
  List<String> genres() {
    return genres;
  }

  /** A song of a genre, by 24 draws. */
  Song song(String genre, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    double[] evidence = new double[genres.size()];
    for (int line = 0; line < LINES; line++) {
      boolean refrain = line % 4 == 3;
      text.append(line == 0 ? "" : "\n");
      (refrain ? refrains : verses)
          .get(genre)
          .write(text, random)
          .forEach(
              from -> evidence[genres.indexOf(from)] += Math.log(1 + (refrain ? REFRAIN : VERSE)));
    }
    return new Song(text.toString(), evidence);
  }

  /** A word or template with the genre it is of. */
  private record Piece(String genre, String text) {}

  /** What a line is drawn from. */
  private record Line(List<Piece> templates, List<Piece> things, List<Piece> moods) {

    static Line of(Map<String, GenreSketch> sketches, String genre, int times) {
      return new Line(
          pieces(sketches, genre, times, GenreSketch::lines),
          pieces(sketches, genre, times, GenreSketch::things),
          pieces(sketches, genre, times, GenreSketch::moods));
    }

    private static List<Piece> pieces(
        Map<String, GenreSketch> sketches,
        String genre,
        int times,
        Function<GenreSketch, List<String>> texts) {
      List<Piece> pieces = new ArrayList<>();
      sketches.forEach(
          (from, sketch) -> {
            for (int n = from.equals(genre) ? -times : 0; n <= 0; n++) {
              texts.apply(sketch).forEach(text -> pieces.add(new Piece(from, text)));
            }
          });
      return pieces;
    }

    /** Adds a line; the genres its pieces are of. */
    Stream<String> write(StringBuilder text, SplittableRandom random) {
      Piece template = pick(templates, random);
      Piece thing = pick(things, random);
      Piece mood = pick(moods, random);
      text.append(template.text().replace("{thing}", thing.text()).replace("{mood}", mood.text()));
      return Stream.of(template.genre(), thing.genre(), mood.genre());
    }

    private static Piece pick(List<Piece> pieces, SplittableRandom random) {
      return pieces.get(random.nextInt(pieces.size()));
    }
  }
}
