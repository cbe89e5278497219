package dev.segue.training.fusion;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Track;
import dev.segue.training.text.Frequencies;
import dev.segue.training.text.SparseRow;
import dev.segue.training.text.TfIdf;
import dev.segue.training.vectors.RowMatrix;
import dev.segue.training.vectors.TruncatedSvd;
import dev.segue.training.vectors.Word2Vec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Learns word tables from the training tracks. */
final class WordTables {

  static final int LEAST = 2;
  static final int MOST = 20_000;
  static final int WIDTH = 100;
  static final int WINDOW = 10;
  static final int EPOCHS = 10;

  private WordTables() {}

  /**
   * Tables of artist, album and title. Their words stand in one sentence per track, so that an
   * artist's vector is learned from what the artist's albums and titles are called. A field without
   * two words that occur twice has none.
   */
  static List<WordTable> ofMetadata(List<Track> training, long seed) {
    Map<TextField, Vocabulary> vocabularies = new EnumMap<>(TextField.class);
    for (TextField field : TextField.METADATA) {
      Vocabulary words = vocabulary(training, field);
      if (words.size() >= 2) {
        vocabularies.put(field, words);
      }
    }
    if (vocabularies.isEmpty()) {
      return List.of();
    }
    int[][] sentences =
        training.stream().map(track -> sentence(track, vocabularies)).toArray(int[][]::new);
    int ids = vocabularies.values().stream().mapToInt(Vocabulary::size).sum();
    float[][] vectors =
        Word2Vec.skipGram()
            .withWidth(WIDTH)
            .withWindow(WINDOW)
            .withEpochs(EPOCHS)
            .withMinCount(LEAST)
            .train(new Word2Vec.Corpus(sentences, ids), seed);
    return cut(vocabularies, vectors);
  }

  /**
   * A table of lyrics: TF-IDF reduced by latent semantic analysis, so that the sum of the vectors
   * of a text's words, scaled to length 1, is its reduced TF-IDF row. None without lyrics.
   */
  static List<WordTable> ofLyrics(List<Track> training, long seed) {
    List<List<String>> documents =
        training.stream().map(TextField.LYRICS::words).filter(words -> !words.isEmpty()).toList();
    Vocabulary words = Frequencies.of(documents).vocabulary(LEAST, MOST);
    if (words.size() < 2) {
      return List.of();
    }
    TfIdf weights = TfIdf.fit(documents, words);
    List<SparseRow> rows = documents.stream().map(weights::row).toList();
    RowMatrix matrix =
        RowMatrix.sparse(
            weights.width(),
            rows.stream().map(SparseRow::columns).toArray(int[][]::new),
            rows.stream().map(SparseRow::values).toArray(float[][]::new));
    TruncatedSvd svd = TruncatedSvd.of(matrix, WIDTH, seed);
    float[][] vectors = new float[words.size() + 1][svd.vectors().length];
    for (int word = 0; word < words.size(); word++) {
      for (int i = 0; i < svd.vectors().length; i++) {
        vectors[word + 1][i] = weights.weight(word) * svd.vectors()[i][word];
      }
    }
    return List.of(new WordTable(TextField.LYRICS, words, vectors));
  }

  private static Vocabulary vocabulary(List<Track> training, TextField field) {
    return Frequencies.of(training.stream().map(field::words).toList()).vocabulary(LEAST, MOST);
  }

  private static int[] sentence(Track track, Map<TextField, Vocabulary> vocabularies) {
    List<Integer> sentence = new ArrayList<>();
    int before = 0;
    for (Map.Entry<TextField, Vocabulary> entry : vocabularies.entrySet()) {
      for (String word : entry.getKey().words(track)) {
        int id = entry.getValue().id(word);
        if (id > 0) {
          sentence.add(before + id - 1);
        }
      }
      before += entry.getValue().size();
    }
    return sentence.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<WordTable> cut(Map<TextField, Vocabulary> vocabularies, float[][] vectors) {
    List<WordTable> tables = new ArrayList<>();
    int before = 0;
    for (Map.Entry<TextField, Vocabulary> entry : vocabularies.entrySet()) {
      int size = entry.getValue().size();
      float[][] own = new float[size + 1][];
      own[0] = new float[WIDTH];
      System.arraycopy(vectors, before, own, 1, size);
      tables.add(new WordTable(entry.getKey(), entry.getValue(), own));
      before += size;
    }
    return tables;
  }
}
