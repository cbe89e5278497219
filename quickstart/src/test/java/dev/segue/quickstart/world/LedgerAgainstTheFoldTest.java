package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Effect.SkipReason;
import dev.segue.quickstart.world.Ledger.Entry;
import dev.segue.quickstart.world.Ledger.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Two independent statements of the same rules: what the generator expects and what the fold does.
 */
class LedgerAgainstTheFoldTest {

  private final World world = World.generate(WorldConfig.of(60, 20, 3), WorldFixture.SCORER);
  private final Ledger ledger = world.ledger();
  private final List<Effect> effects =
      world.arrivalsByUser().stream()
          .flatMap(user -> world.userSteps().effects(user).stream())
          .toList();

  @Test
  void shouldPredictFromTheSameSessions() {
    List<String> opened = new ArrayList<>();
    List<String> frozen = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.StepOpened open) {
        opened.add(open.step().sessionId());
        open.frozen().ifPresent(step -> frozen.add(step.sessionId()));
      }
    }

    assertThat(opened).containsExactlyInAnyOrderElementsOf(ids(e -> e.fate() == Fate.PREDICTED));
    assertThat(frozen).containsExactlyInAnyOrderElementsOf(ledger.frozenSteps());
  }

  @Test
  void shouldScoreAndPredictOnTheSameTweets() {
    List<String> scored = new ArrayList<>();
    List<String> updates = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.TweetScored tweet) {
        scored.add(tweet.tweetId());
      } else if (effect instanceof Effect.StepUpdated update) {
        updates.add(update.tweetId() + " " + update.step().sessionId());
      }
    }

    assertThat(scored).containsExactlyInAnyOrderElementsOf(ids(e -> e.fate() == Fate.SCORED));
    assertThat(updates)
        .containsExactlyInAnyOrderElementsOf(
            ledger.entries().stream()
                .filter(e -> e.updates() != null)
                .map(e -> e.id() + " " + e.updates())
                .toList());
  }

  @Test
  void shouldSkipTheSameRecords() {
    assertThat(skipped(SkipReason.LATE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ids(e -> e.fate() == Fate.LATE));
    assertThat(skipped(SkipReason.DUPLICATE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ids(e -> e.fate() == Fate.DUPLICATE));
  }

  @Test
  void shouldMissNoWindow() {
    assertThat(effects).noneMatch(Effect.WindowMissed.class::isInstance);
  }

  private List<String> ids(Predicate<Entry> which) {
    return ledger.entries().stream().filter(which).map(Entry::id).toList();
  }

  private List<String> skipped(SkipReason reason) {
    List<String> ids = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Skipped skip && skip.reason() == reason) {
        ids.add(skip.id());
      }
    }
    return ids;
  }
}
