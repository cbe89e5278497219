package dev.segue.training.nexttrack;

import dev.segue.training.bundle.DataDigest;
import java.util.ArrayList;
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
    TrackVocabulary vocabulary = TrackVocabulary.of(split.training(), split.validation());
    return new NextTrackData(
        split,
        vocabulary,
        vocabulary.numbers(split.training()),
        vocabulary.numbers(split.validation()),
        vocabulary.numbers(split.test()));
  }

  /** The questions of the test sessions. */
  TestCases testCases() {
    return TestCases.of(split.test(), vocabulary);
  }

  /** SHA-256 of all sessions and of what part they are in, lower-case hexadecimal. */
  public String digest() {
    List<String> lines = new ArrayList<>();
    for (List<Session> part : List.of(split.training(), split.validation(), split.test())) {
      lines.add("");
      part.forEach(session -> lines.add(session.text()));
    }
    return DataDigest.of(lines);
  }

  /** Training and validation, from which baselines count. */
  List<int[]> known() {
    return vocabulary.numbers(split.known());
  }
}
