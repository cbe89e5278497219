package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnseenUsersTest {

  private final StepSource.Steps steps = TestSteps.of(7, 20);

  @Test
  void shouldTestEveryUserOnceOnAllSteps() {
    List<String> tested = new ArrayList<>();

    for (StepSource.Steps fold : new UnseenUsers(3).of(steps)) {
      for (UserSteps user : fold.histories()) {
        if (user.splits().contains(Split.TEST)) {
          tested.add(user.user());
        }
      }
    }

    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            steps.histories().stream().map(UserSteps::user).toList());
  }

  @Test
  void shouldNeverUseAUserForTwoThingsInOneFold() {
    for (StepSource.Steps fold : new UnseenUsers(3).of(steps)) {
      Set<Split> used = new HashSet<>();
      for (UserSteps user : fold.histories()) {
        assertThat(new HashSet<>(user.splits())).hasSize(1);
        used.addAll(user.splits());
      }
      assertThat(used).containsExactlyInAnyOrder(Split.values());
      assertThat(fold.histories()).extracting(UserSteps::steps).isEqualTo(stepsOf(steps));
    }
  }

  /** A user whose memory was reset has two histories, which stay together. */
  @Test
  void shouldKeepTheHistoriesOfAUserTogether() {
    UserSteps first = steps.histories().get(0);
    List<UserSteps> histories = new ArrayList<>(steps.histories());
    histories.add(new UserSteps(first.user(), first.steps()));

    for (StepSource.Steps fold : new UnseenUsers(7).of(steps.withHistories(histories))) {
      assertThat(fold.histories().get(7).splits()).isEqualTo(fold.histories().get(0).splits());
    }
  }

  @Test
  void shouldRefuseFoldsThatCannotBe() {
    assertThatThrownBy(() -> new UnseenUsers(2)).hasMessageContaining("expected 3 or more");
    assertThatThrownBy(() -> new UnseenUsers(8).of(steps))
        .hasMessageContaining("found 7 users for 8 folds; ask for fewer");
  }

  private static List<List<LabelledStep>> stepsOf(StepSource.Steps steps) {
    return steps.histories().stream().map(UserSteps::steps).toList();
  }
}
