package dev.segue.training.lyricsgenre;

import dev.segue.training.data.StratifiedFolds.Parts;
import java.util.List;

/**
 * One network's data: songs in three parts, as ids of words whose vectors know the training part
 * only.
 *
 * @param genres labels in their order
 */
record LyricsCase(
    List<String> genres,
    WordVectors words,
    LyricsExamples training,
    LyricsExamples validation,
    LyricsExamples test) {

  /** Cuts songs. */
  static LyricsCase of(Songs songs, Parts parts, WordSource source, long seed) {
    List<List<String>> training = songs.wordsOf(parts.training());
    WordVectors words = source.vectors(training, seed);
    return new LyricsCase(
        songs.genres(),
        words,
        LyricsExamples.of(songs, parts.training(), words),
        LyricsExamples.of(songs, parts.validation(), words),
        LyricsExamples.of(songs, parts.test(), words));
  }
}
