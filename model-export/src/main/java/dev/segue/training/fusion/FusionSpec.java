package dev.segue.training.fusion;

import java.util.List;

/**
 * What the manifest of a fusion bundle says of its model. The graph takes {@code numbers} float32
 * [batch, numbers] and, per text, the ids of its known words int64 [batch, words] filled up with 0,
 * and gives {@code probabilities} float32 [batch, classes].
 *
 * @param classes their most frequent tags, in the order of the probabilities
 * @param numbers columns of the input of that name; there is no such input without any
 * @param texts the other inputs
 * @param tags how the tag lists of tracks become classes
 * @param seenTracks lines of the file of what the model was fitted to or stopped by
 */
public record FusionSpec(
    List<String> classes, List<Column> numbers, List<Text> texts, Tags tags, int seenTracks) {

  /** Kind of a model that gives a track's probabilities of genre clusters. */
  public static final String KIND = "fusion";

  static final String TAG_NAMES = "tags/names.txt";
  static final String TAG_VECTORS = "tags/vectors.txt";
  static final String CENTROIDS = "tags/centroids.txt";

  /**
   * A number of a track.
   *
   * @param name for example {@code year}
   * @param missing what stands for one that is not known
   */
  public record Column(String name, float missing) {}

  /**
   * A text of a track.
   *
   * @param name of the input and of the text: title, album, artist or lyrics
   * @param vocabulary file with one word a line; line n has the id n; other words are left out
   * @param size lines of it
   */
  public record Text(String name, String vocabulary, int size) {}

  /**
   * The tags: their names, vectors and the clusters' centroids are a line each of their files.
   *
   * @param form word2vec or multi-hot
   * @param count tags that have a vector
   */
  public record Tags(String form, int count) {}

  public FusionSpec {
    classes = List.copyOf(classes);
    numbers = List.copyOf(numbers);
    texts = List.copyOf(texts);
  }
}
