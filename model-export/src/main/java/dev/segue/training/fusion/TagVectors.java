package dev.segue.training.fusion;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.text.Frequencies;
import dev.segue.training.vectors.Word2Vec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Tag lists as rows of numbers, by the tags of the training tracks. Immutable and thread-safe.
 *
 * @param form how
 * @param tags those of the training tracks
 * @param vectors [1 + tags][W] by tag id; row 0, of a tag that training has not seen, is 0
 */
record TagVectors(Form form, Vocabulary tags, float[][] vectors) {

  static final int EPOCHS = 20;

  /** How a tag list becomes a row. */
  enum Form {
    /** A column per tag, 1 where the list has it. */
    MULTI_HOT,
    /** The mean of skip-gram vectors of its tags, 100 numbers. */
    WORD2VEC;

    /** The form of that name. */
    static Form named(String text) {
      return Arrays.stream(values())
          .filter(form -> form.text().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "tag vectors: expected one of %s, found %s"
                          .formatted(Arrays.stream(values()).map(Form::text).toList(), text)));
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Fits to tag lists.
   *
   * @throws IllegalArgumentException when all lists together have fewer than two tags
   */
  static TagVectors fit(Form form, Collection<List<String>> lists, long seed) {
    Vocabulary tags = Frequencies.of(List.copyOf(lists)).vocabulary(1, Integer.MAX_VALUE);
    if (tags.size() < 2) {
      throw new IllegalArgumentException(
          "tags: expected two different ones or more among the training tracks, found %d; give tracks of more genres"
              .formatted(tags.size()));
    }
    return new TagVectors(
        form, tags, form == Form.MULTI_HOT ? unit(tags.size()) : skipGram(tags, lists, seed));
  }

  /** The row [W] of a tag list; all 0 when training has seen none of its tags. */
  float[] row(List<String> list) {
    float[] row = new float[vectors[0].length];
    int known = 0;
    for (String tag : list) {
      int id = tags.id(tag);
      known += id > 0 ? 1 : 0;
      for (int i = 0; i < row.length; i++) {
        row[i] += vectors[id][i];
      }
    }
    if (form == Form.WORD2VEC && known > 1) {
      for (int i = 0; i < row.length; i++) {
        row[i] /= known;
      }
    }
    return row;
  }

  private static float[][] unit(int size) {
    float[][] vectors = new float[size + 1][size];
    for (int tag = 0; tag < size; tag++) {
      vectors[tag + 1][tag] = 1;
    }
    return vectors;
  }

  /** Few tags, all of them frequent: none is skipped, and they are gone through more often. */
  private static float[][] skipGram(Vocabulary tags, Collection<List<String>> lists, long seed) {
    int[][] sequences =
        lists.stream()
            .map(list -> list.stream().mapToInt(tags::id).toArray())
            .toArray(int[][]::new);
    Word2Vec skipGram = Word2Vec.skipGram().withMinCount(1).withSample(0).withEpochs(EPOCHS);
    float[][] vectors = skipGram.train(new Word2Vec.Corpus(sequences, tags.size() + 1), seed);
    vectors[0] = new float[skipGram.width()];
    return vectors;
  }
}
