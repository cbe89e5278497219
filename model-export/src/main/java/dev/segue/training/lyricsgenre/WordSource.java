package dev.segue.training.lyricsgenre;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.text.Frequencies;
import dev.segue.training.vectors.Word2Vec;
import java.util.List;

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
