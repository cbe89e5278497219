package dev.segue.streams.timeline;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.SkipReason;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.TweetStress;
import dev.segue.streams.events.Input;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.prediction.Request;
import dev.segue.streams.prediction.StressSummaries;
import dev.segue.streams.prediction.Work;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Turns what happened to a user's timeline into what is to be predicted and published. */
record EffectsToWork(String user, TopologyMetrics metrics) {

  /** The work that follows from folding an event. */
  List<Work> of(Effect effect, Input.Fold input, long timestamp) {
    if (effect instanceof Effect.StepOpened opened) {
      byte[] frozen = opened.frozen().map(StepCodec::encode).orElse(null);
      Step step = opened.step();
      return List.of(
          Request.onListen(user, step.sessionId(), step.at())
              .withSteps(StepCodec.encode(step), frozen)
              .withOrigin(input.arrival(), timestamp));
    }
    if (effect instanceof Effect.StepUpdated updated) {
      Step step = updated.step();
      return List.of(
          Request.onStress(user, step.sessionId(), updated.tweetId(), updated.at())
              .withSteps(StepCodec.encode(step), null)
              .withOrigin(input.arrival(), timestamp));
    }
    if (effect instanceof Effect.Skipped skipped) {
      metrics.skipped(skipped.session(), skipped.reason());
      return publish(skipped(skipped, EventFacts.at(input.event()).orElseThrow()));
    }
    if (effect instanceof Effect.TweetScored) {
      metrics.scored();
      return publish(scored((UserEvent.ScoredTweet) input.event()));
    }
    if (effect instanceof Effect.MemoryReset) {
      return List.of(new Work.Forget(false));
    }
    if (effect instanceof Effect.WindowMissed missed) {
      metrics.windowMissed(missed.horizon());
      return List.of();
    }
    return ofAdvance(effect);
  }

  /** The work that follows from a frontier alone. */
  List<Work> ofAdvance(Effect effect) {
    if (effect instanceof Effect.WindowClosed closed) {
      metrics.windowClosed(closed.horizon());
      return publish(window(closed));
    }
    return List.of();
  }

  private TweetStress scored(UserEvent.ScoredTweet tweet) {
    return TweetStress.newBuilder()
        .setTweetId(tweet.id())
        .setUserId(user)
        .setCreatedAt(Instant.ofEpochMilli(tweet.at()))
        .setStress(tweet.score().stress())
        .setRelaxation(tweet.score().relaxation())
        .build();
  }

  private SkippedEvent skipped(Effect.Skipped skipped, long at) {
    return SkippedEvent.newBuilder()
        .setId(skipped.id())
        .setUserId(user)
        .setAt(Instant.ofEpochMilli(at))
        .setSession(skipped.session())
        .setReason(SkipReason.valueOf(skipped.reason().name()))
        .build();
  }

  private StressWindow window(Effect.WindowClosed closed) {
    return StressWindow.newBuilder()
        .setUserId(user)
        .setSessionId(closed.session().sessionId())
        .setSessionAt(Instant.ofEpochMilli(closed.session().at()))
        .setStress(StressSummaries.of(closed.horizon(), closed.sum()))
        .setClosedAt(Instant.ofEpochMilli(closed.closedAt()))
        .setLateSession(closed.session().late())
        .build();
  }

  private static List<Work> publish(SpecificRecord record) {
    return List.of(new Work.Publish(new Outcome.Publish(record)));
  }
}
