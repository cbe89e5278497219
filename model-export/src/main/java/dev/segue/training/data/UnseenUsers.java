package dev.segue.training.data;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds over users: every user is tested in one fold, on all steps, by networks that saw nothing of
 * them in training. The users of the next fold are validated on, the others trained on. Users are
 * dealt out like cards, those with the most steps first.
 *
 * @param folds 3 or more
 */
public record UnseenUsers(int folds) {

  public UnseenUsers {
    if (folds < 3) {
      throw new IllegalArgumentException(
          "folds over users: expected 3 or more (one is tested, one validated on, the others are"
              + " trained on), found "
              + folds);
    }
  }

  /**
   * The same steps once per fold, with other splits.
   *
   * @throws IllegalArgumentException when there are fewer users than folds
   */
  public List<StepSource.Steps> of(StepSource.Steps steps) {
    Map<String, Integer> dealt = deal(steps.histories());
    if (dealt.size() < folds) {
      throw new IllegalArgumentException(
          "folds over users: expected at least as many users as folds, found "
              + dealt.size()
              + " users for "
              + folds
              + " folds; ask for fewer");
    }
    List<StepSource.Steps> all = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int tested = fold;
      all.add(
          steps.withHistories(
              steps.histories().stream()
                  .map(user -> user.allFor(split(dealt.get(user.user()), tested)))
                  .toList()));
    }
    return all;
  }

  private Split split(int own, int tested) {
    if (own == tested) {
      return Split.TEST;
    }
    return own == (tested + 1) % folds ? Split.VALIDATION : Split.TRAINING;
  }

  private Map<String, Integer> deal(List<UserSteps> histories) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    histories.forEach(user -> lengths.merge(user.user(), user.steps().size(), Integer::sum));
    Comparator<Map.Entry<String, Integer>> mostFirst =
        Map.Entry.<String, Integer>comparingByValue().reversed();
    List<String> users =
        lengths.entrySet().stream().sorted(mostFirst).map(Map.Entry::getKey).toList();
    Map<String, Integer> dealt = new LinkedHashMap<>();
    users.forEach(user -> dealt.put(user, dealt.size() % folds));
    return dealt;
  }
}
