package dev.segue.training.nexttrack;

import java.util.List;

/**
 * Sessions as a network reads them.
 *
 * @param split the sessions with their ids
 * @param vocabulary of training and validation
 * @param training track numbers
 * @param validation track numbers
 * @param test track numbers; {@link TrackVocabulary#UNKNOWN} where the vocabulary has none
 */
public record NextTrackData(
    SessionSplit split,
    TrackVocabulary vocabulary,
    List<int[]> training,
    List<int[]> validation,
    List<int[]> test) {

  /** Numbers the tracks of a split. */
  public static NextTrackData of(SessionSplit split) {
    TrackVocabulary vocabulary = TrackVocabulary.of(split.known());
    return new NextTrackData(
        split,
        vocabulary,
        vocabulary.numbers(split.training()),
        vocabulary.numbers(split.validation()),
        vocabulary.numbers(split.test()));
  }

  /** Training and validation, from which baselines count. */
  List<int[]> known() {
    return vocabulary.numbers(split.known());
  }
}
