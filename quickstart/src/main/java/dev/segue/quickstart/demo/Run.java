package dev.segue.quickstart.demo;

import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.World;
import dev.segue.schemas.PredictionOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run is judged by.
 *
 * @param feed what is fed
 * @param expectation what must be found in the topics; empty when nobody knows
 * @param oracle what an oracle said before an outcome; empty when there is none
 */
record Run(
    Feed feed,
    Optional<Expectation> expectation,
    Function<PredictionOutcome, Optional<float[]>> oracle) {

  /** Any feed: nobody knows what must come out. */
  static Run of(Feed feed) {
    return new Run(feed, Optional.empty(), outcome -> Optional.empty());
  }

  /** A world, whose ledger and oracle know. */
  static Run of(WorldFeed feed, StressScorer scorer) {
    World world = feed.world();
    Map<String, String> previous = new HashMap<>();
    world.ledger().outcomes().forEach(o -> previous.put(o.sessionId(), o.previousSessionId()));
    return new Run(
        feed,
        Optional.of(Expectation.of(world, scorer)),
        outcome ->
            Optional.ofNullable(previous.get(outcome.getId()))
                .map(session -> world.oracle().from(session).last()));
  }
}
