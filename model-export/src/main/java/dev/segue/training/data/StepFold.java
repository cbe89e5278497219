package dev.segue.training.data;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the events of many users, in order of arrival, into labelled steps: the same fold that the
 * stream runs. Not thread-safe.
 */
final class StepFold {

  private final UserTimeline timeline;
  private final ShareLike shares;
  private final Map<String, Folding> users = new LinkedHashMap<>();

  /** One user while it is folded. */
  private static final class Folding {
    private Timeline state = Timeline.EMPTY;
    private List<LabelledStep> steps = new ArrayList<>();
    private final List<List<LabelledStep>> ended = new ArrayList<>();
  }

  /**
   * @param grace how much later than a user's newest event an older one is still complete; must be
   *     the stream's for the same steps
   * @param shareLike whether to keep one play of known genre per listening session only
   */
  StepFold(Duration grace, boolean shareLike) {
    this.timeline = new UserTimeline(grace);
    this.shares = shareLike ? new ShareLike() : null;
  }

  void accept(String user, UserEvent event) {
    if (shares == null || shares.keeps(user, event)) {
      fold(user, event);
    }
  }

  private void fold(String user, UserEvent event) {
    Folding folding = users.computeIfAbsent(user, id -> new Folding());
    UserTimeline.Folded folded = timeline.fold(folding.state, event);
    folding.state = folded.timeline();
    for (Effect effect : folded.effects()) {
      if (effect instanceof Effect.StepOpened opened) {
        opened.frozen().ifPresent(frozen -> add(folding, frozen, opened.step()));
      } else if (effect instanceof Effect.MemoryReset) {
        folding.ended.add(folding.steps);
        folding.steps = new ArrayList<>();
      }
    }
  }

  /** The steps so far; the open step of a user has no label yet and is not among them. */
  List<UserSteps> histories() {
    List<UserSteps> histories = new ArrayList<>();
    users.forEach(
        (user, folding) -> {
          folding.ended.forEach(steps -> add(histories, user, steps));
          add(histories, user, folding.steps);
        });
    return histories;
  }

  private static void add(Folding folding, Step frozen, Step next) {
    folding.steps.add(new LabelledStep(frozen, next.track().genre()));
  }

  private static void add(List<UserSteps> histories, String user, List<LabelledStep> steps) {
    if (!steps.isEmpty()) {
      histories.add(new UserSteps(user, steps));
    }
  }
}
