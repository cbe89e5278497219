package dev.segue.training.cli;

import dev.segue.schemas.Genre;
import dev.segue.training.nextgenre.Contest;
import java.util.List;

/**
 * The result of a contest on one set of classes.
 *
 * @param asked how many classes the set has
 * @param labels those that occur in the training data
 * @param entries the forecasters, in the order in which they were added
 */
record JudgedClasses(int asked, List<Genre> labels, List<Contest.Entry> entries) {

  /** How many of the classes occur, for example {@code 5 of 6}. */
  String name() {
    return labels.size() + " of " + asked;
  }

  /** The same as a key, for example {@code 5_of_6_classes}. */
  String key() {
    return labels.size() + "_of_" + asked + "_classes";
  }
}
