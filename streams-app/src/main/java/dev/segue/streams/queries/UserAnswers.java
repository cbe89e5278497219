package dev.segue.streams.queries;

import dev.segue.features.timeline.Horizon;
import dev.segue.features.timeline.SessionWindows;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StressSum;
import dev.segue.features.timeline.Tastes;
import dev.segue.features.timeline.Timeline;
import dev.segue.schemas.Genre;
import dev.segue.schemas.ModelVersion;
import dev.segue.streams.prediction.Memory;
import dev.segue.streams.prediction.OpenPrediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes state as answers show it.
 *
 * @param stress whether stress may be shown
 */
record UserAnswers(boolean stress) {

  UserAnswer.Session session(Step step) {
    List<UserAnswer.Stress> sums =
        Horizon.ALL.stream().map(h -> stress(h, step.stress().get(h.ordinal()))).toList();
    return new UserAnswer.Session(
        step.sessionId(),
        step.number(),
        time(step.at()),
        step.track().trackId(),
        step.track().artist(),
        step.track().genre().name(),
        stress ? sums : null);
  }

  List<UserAnswer.Window> windows(Timeline timeline) {
    List<UserAnswer.Window> open = new ArrayList<>();
    for (SessionWindows session : timeline.windows()) {
      for (Horizon horizon : Horizon.ALL) {
        if (session.at() + horizon.millis() >= timeline.frontier()) {
          open.add(window(session, horizon));
        }
      }
    }
    return open;
  }

  private UserAnswer.Window window(SessionWindows session, Horizon horizon) {
    return new UserAnswer.Window(
        session.sessionId(),
        horizon.minutes(),
        time(session.at() + horizon.millis()),
        session.late(),
        stress ? stress(horizon, session.sums().get(horizon.ordinal())) : null);
  }

  private static UserAnswer.Stress stress(Horizon horizon, StressSum sum) {
    return new UserAnswer.Stress(
        horizon.minutes(),
        sum.tweets(),
        sum.isEmpty() ? null : sum.meanStress(),
        sum.isEmpty() ? null : sum.meanRelaxation());
  }

  static Map<String, Integer> counts(Tastes tastes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int genre = 0; genre < Tastes.GENRES; genre++) {
      counts.put(Genre.values()[genre].name(), tastes.counts()[genre]);
    }
    return counts;
  }

  static UserAnswer.Memory memory(Memory memory) {
    List<UserAnswer.Attended> attended =
        memory.attended().stream()
            .map(a -> new UserAnswer.Attended(a.step(), time(a.at()), a.genre().name()))
            .toList();
    return new UserAnswer.Memory(memory.stepsSeen(), memory.lastStep(), memory.digest(), attended);
  }

  static UserAnswer.Prediction prediction(OpenPrediction open) {
    Map<String, Float> latest = distribution(open.labels(), open.latest());
    String top =
        latest.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    ModelVersion by = open.model();
    return new UserAnswer.Prediction(
        open.id(),
        open.step(),
        top,
        latest,
        distribution(open.labels(), open.atListen()),
        by == null ? null : new UserAnswer.Model(by.getName(), by.getVersion(), by.getDigest()),
        open.degraded());
  }

  private static Map<String, Float> distribution(List<Genre> labels, float[] probabilities) {
    Map<String, Float> distribution = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      distribution.put(labels.get(i).name(), probabilities[i]);
    }
    return distribution;
  }

  /** Null for a time that was never set. */
  static String time(long millis) {
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis).toString();
  }
}
