package dev.segue.training.data;

import dev.segue.training.learning.Split;
import java.util.Collections;
import java.util.List;

/**
 * The frozen steps of one user, or of the time between two memory resets of one, in order.
 *
 * @param user user id
 * @param splits what each step may be used for
 */
public record UserSteps(String user, List<LabelledStep> steps, List<Split> splits) {

  public UserSteps {
    steps = List.copyOf(steps);
    splits = List.copyOf(splits);
    if (splits.size() != steps.size()) {
      throw new IllegalArgumentException(
          "steps of a user: expected as many splits as steps, found "
              + splits.size()
              + " and "
              + steps.size());
    }
  }

  /** Steps that are cut by time: the newest are tested. */
  public UserSteps(String user, List<LabelledStep> steps) {
    this(user, steps, List.of(Split.byTime(steps.size())));
  }

  /** The same steps, all for one thing. */
  UserSteps allFor(Split split) {
    return new UserSteps(user, steps, Collections.nCopies(steps.size(), split));
  }
}
