package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.bundle.SeenExamples;
import dev.segue.training.bundle.SeenSteps;
import dev.segue.training.nextgenre.JudgedSteps;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The steps that a bundle is judged on.
 *
 * @param leftOut how many were left out because it had been trained on them or stopped by them;
 *     empty when the bundle does not say what it has seen
 */
record UnseenSteps(JudgedSteps steps, OptionalInt leftOut) {

  /**
   * Leaves out what a bundle has seen.
   *
   * @param includeSeen whether to leave nothing out
   * @throws IllegalArgumentException when there is nothing to judge
   */
  static UnseenSteps of(BundleDirectory bundle, JudgedSteps all, boolean includeSeen) {
    Optional<SeenExamples> seen = SeenSteps.of(bundle);
    if (seen.isEmpty()) {
      return new UnseenSteps(all, OptionalInt.empty()).required();
    }
    JudgedSteps unseen =
        includeSeen
            ? all
            : all.where(p -> !SeenSteps.have(seen.get(), p.user(), p.labelled().step()));
    return new UnseenSteps(unseen, OptionalInt.of(all.size() - unseen.size())).required();
  }

  private UnseenSteps required() {
    if (steps.size() == 0) {
      throw new IllegalArgumentException(
          "input: expected steps that the bundle has not seen, with a next session of its genres,"
              + " found none, and "
              + leftOut.orElse(0)
              + " that it has seen; give other or later data");
    }
    return this;
  }

  /** Says what was left out. */
  void tell(PrintWriter err) {
    if (leftOut.isEmpty()) {
      err.println(
          "  warning: the bundle does not say which steps it was trained on; those are judged, too");
    } else if (leftOut.getAsInt() > 0) {
      err.printf("  steps left out, which the bundle has seen: %,d%n", leftOut.getAsInt());
    }
    err.flush();
  }
}
