package dev.segue.streams.queries;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.http.Reply;
import dev.segue.streams.prediction.PredictionQuery;
import dev.segue.streams.timeline.TimelineQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what this instance keeps of a user. The stores are read one after the other while the
 * stream goes on: an answer may be one event ahead in one part.
 */
final class UserState {

  private static final int RECENT = 20;

  private final String instance;
  private final LocalStores stores;
  private final TimelineQuery timelines;
  private final PredictionQuery predictions;

  UserState(String instance, LocalStores stores, TimelineConfig config) {
    this.instance = instance;
    this.stores = stores;
    this.timelines = new TimelineQuery(stores, config);
    this.predictions = new PredictionQuery(stores);
  }

  /** 200 with what is kept; 410 of an erased user of whom nothing is left; else 404. */
  Reply reply(String user, boolean stress) {
    Optional<Timeline> timeline = timelines.timeline(user);
    Optional<Long> erasedAt = timelines.erasedAt(user);
    if (timeline.isPresent()) {
      return Reply.json(known(user, timeline.get(), new UserAnswers(stress)));
    }
    return erasedAt.map(at -> gone(user, at)).orElseGet(() -> Reply.error(404, "unknown user"));
  }

  private UserAnswer known(String user, Timeline timeline, UserAnswers write) {
    Optional<Step> open = timeline.openStep();
    return new UserAnswer(
        user,
        instance,
        stores.partition(),
        open.map(write::session).orElse(null),
        open
            .map(step -> predictions.newestSteps(user, step.number() - 1, RECENT))
            .orElse(List.of())
            .stream()
            .map(write::session)
            .toList(),
        open.map(step -> UserAnswers.counts(step.tastes())).orElse(null),
        write.windows(timeline),
        predictions.memory(user).map(UserAnswers::memory).orElse(null),
        predictions.openPrediction(user).map(UserAnswers::prediction).orElse(null),
        UserAnswers.time(timeline.frontier()),
        timelines.erasedAt(user).map(UserAnswers::time).orElse(null));
  }

  /** What is left in each store, so that an erasure can be verified; 409 when something is. */
  private Reply gone(String user, long erasedAt) {
    Map<String, Integer> left = new LinkedHashMap<>();
    left.put("timelines", 0);
    left.put("frontiers", timelines.frontier(user).isPresent() ? 1 : 0);
    left.put("timers", timelines.hasTimer(user) ? 1 : 0);
    left.put("slots", predictions.waiting(user));
    left.put("memories", predictions.memory(user).isPresent() ? 1 : 0);
    left.put("steps", predictions.steps(user));
    left.put("open-predictions", predictions.openPrediction(user).isPresent() ? 1 : 0);
    boolean nothing = left.values().stream().allMatch(entries -> entries == 0);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("error", nothing ? "erased" : "erased, and something is left");
    answer.put("erased_at", UserAnswers.time(erasedAt));
    answer.put("left", left);
    return Reply.json(nothing ? 410 : 409, answer);
  }
}
