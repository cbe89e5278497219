package dev.segue.training.data;

import java.util.List;

/**
 * The frozen steps of one user, or of the time between two memory resets of one, in order.
 *
 * @param user user id
 */
public record UserSteps(String user, List<LabelledStep> steps) {
  public UserSteps {
    steps = List.copyOf(steps);
  }
}
