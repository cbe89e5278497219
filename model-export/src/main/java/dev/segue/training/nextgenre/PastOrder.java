package dev.segue.training.nextgenre;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.training.data.LabelledStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Whether the order of a history tells anything: the tracks of its last sessions are dealt out anew
 * over the times at which they were played. What was played, when something was played and what was
 * tweeted stay; a forecaster that is as good on such a past does not use its order.
 */
public enum PastOrder {
  /** The past as it was, cut to its last sessions like the others. */
  AS_PLAYED,
  /** All but the newest session dealt out anew. */
  PAST_SHUFFLED,
  /** All sessions dealt out anew, the newest among them. */
  ALL_SHUFFLED;

  /** What was done to it, for people. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Sessions of a past. */
  static final int DEPTH = 50;

  /**
   * The past of a step in this order, folded as a stream would: a history that begins with it.
   *
   * @param steps of one user, in order
   * @param last number of the step that is predicted from; it ends the past
   * @param random deals
   */
  List<LabelledStep> past(List<LabelledStep> steps, int last, Random random) {
    List<LabelledStep> past = steps.subList(Math.max(0, last + 1 - DEPTH), last + 1);
    List<TrackFacts> tracks = new ArrayList<>(past.stream().map(s -> s.step().track()).toList());
    if (this == PAST_SHUFFLED) {
      Collections.shuffle(tracks.subList(0, tracks.size() - 1), random);
    } else if (this == ALL_SHUFFLED) {
      Collections.shuffle(tracks, random);
    }
    return folded(past, tracks);
  }

  private static List<LabelledStep> folded(List<LabelledStep> past, List<TrackFacts> tracks) {
    UserTimeline timeline = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline state =
        timeline
            .fold(Timeline.EMPTY, new UserEvent.ProfileChanged(past.get(0).step().cohort(), null))
            .timeline();
    List<LabelledStep> folded = new ArrayList<>();
    for (int n = 0; n < past.size(); n++) {
      Step was = past.get(n).step();
      UserEvent.Session session =
          new UserEvent.Session(was.sessionId(), was.at(), tracks.get(n), was.utcOffsetMinutes());
      UserTimeline.Folded next = timeline.fold(state, session);
      state = next.timeline();
      folded.add(new LabelledStep(withTweets(opened(next), was), past.get(n).next()));
    }
    return folded;
  }

  private static Step opened(UserTimeline.Folded folded) {
    return folded.effects().stream()
        .filter(Effect.StepOpened.class::isInstance)
        .map(effect -> ((Effect.StepOpened) effect).step())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a session of a step that was folded before"));
  }

  /** The dealt step with what was tweeted at its time. */
  private static Step withTweets(Step dealt, Step was) {
    return new Step(
        dealt.sessionId(),
        dealt.number(),
        dealt.at(),
        dealt.utcOffsetMinutes(),
        dealt.track(),
        dealt.gapMillis(),
        was.cohort(),
        dealt.tastes(),
        dealt.streaks(),
        was.stress());
  }
}
