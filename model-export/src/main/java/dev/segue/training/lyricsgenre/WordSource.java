package dev.segue.training.lyricsgenre;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.text.Frequencies;
import dev.segue.training.vectors.Word2Vec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the vectors of words come from. */
@FunctionalInterface
public interface WordSource {

  /** Fewest occurrences of a word in the training lyrics. */
  int LEAST = 2;

  /** Most words of a vocabulary, the most frequent ones. */
  int MOST = 30_000;

  /**
   * The vectors of a training.
   *
   * @param training the words of each training song
   * @throws IllegalArgumentException when fewer than two words are left
   */
  WordVectors vectors(List<List<String>> training, long seed);

  /** Learned from the training lyrics by skip-gram. */
  static WordSource trained(int width) {
    Word2Vec skipGram = Word2Vec.skipGram().withWidth(width).withMinCount(1).withEpochs(10);
    return (training, seed) -> {
      Vocabulary vocabulary = vocabulary(training);
      int[][] sequences =
          training.stream()
              .map(words -> words.stream().mapToInt(vocabulary::id).filter(id -> id > 0))
              .map(ids -> ids.map(id -> id - 1).toArray())
              .toArray(int[][]::new);
      Word2Vec.Corpus corpus = new Word2Vec.Corpus(sequences, vocabulary.size());
      return WordVectors.of(vocabulary, skipGram.train(corpus, seed));
    };
  }

  /** Read from a file in GloVe's text format; words that it does not have are not read. */
  static WordSource ofFile(Path file) {
    return (training, seed) -> {
      Vocabulary wanted = vocabulary(training);
      Map<String, float[]> vectors = new GloveFile(file).vectors(Set.copyOf(wanted.names()));
      Vocabulary found =
          new Vocabulary(wanted.names().stream().filter(vectors::containsKey).toList());
      return WordVectors.of(
          found, found.names().stream().map(vectors::get).toArray(float[][]::new));
    };
  }

  /** The words of training songs that occur often enough. */
  static Vocabulary vocabulary(List<List<String>> training) {
    Vocabulary vocabulary = Frequencies.of(training).vocabulary(LEAST, MOST);
    if (vocabulary.size() < 2) {
      throw new IllegalArgumentException(
          "lyrics: expected two or more words that occur "
              + LEAST
              + " times or more in the training songs, found "
              + vocabulary.size()
              + "; give more or longer lyrics");
    }
    return vocabulary;
  }
}
