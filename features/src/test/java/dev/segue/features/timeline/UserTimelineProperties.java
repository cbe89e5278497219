package dev.segue.features.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.Events.Run;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The properties that docs/semantics.md promises. */
class UserTimelineProperties {

  private static final long GRACE = UserTimeline.DEFAULT_GRACE.toMillis();

  /** Up to 80 events of one user at distinct times, in time order. */
  @Provide
  Arbitrary<List<UserEvent>> histories() {
    return Arbitraries.longs()
        .flatMap(seed -> Arbitraries.integers().between(1, 80).map(size -> history(seed, size)));
  }

  private static List<UserEvent> history(long seed, int size) {
    Random random = new Random(seed);
    List<UserEvent> events = new ArrayList<>();
    long at = Events.START;
    for (int i = 0; i < size; i++) {
      at += 1 + (long) (random.nextDouble() * random.nextDouble() * 40 * 60_000);
      if (random.nextInt(3) == 0) {
        Genre genre = Genre.values()[random.nextInt(Genre.values().length)];
        TrackFacts track = new TrackFacts("t:" + random.nextInt(5), genre, "a", null, 1, 2);
        events.add(new UserEvent.Session("s" + i, at, track, null));
      } else {
        StressScore score = new StressScore(-1 - random.nextInt(5), 1 + random.nextInt(5));
        events.add(new UserEvent.ScoredTweet("t" + i, at, score));
      }
    }
    return events;
  }

  private static long at(UserEvent event) {
    return event instanceof UserEvent.Session session
        ? session.at()
        : ((UserEvent.ScoredTweet) event).at();
  }

  /** An arrival order in which no event comes later than the grace after a newer one. */
  private static List<UserEvent> withinGrace(List<UserEvent> events, long seed) {
    Random random = new Random(seed);
    record Arrival(UserEvent event, long at) {}
    return events.stream()
        .map(event -> new Arrival(event, at(event) + random.nextLong(GRACE)))
        .sorted(Comparator.comparingLong(Arrival::at))
        .map(Arrival::event)
        .toList();
  }

  @Property
  void anyPermutationWithinTheGracePublishesTheSameWindows(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    Map<String, StressSum> inOrder = new Run().fold(events).closeAll().windows();

    Map<String, StressSum> permuted =
        new Run().fold(withinGrace(events, seed)).closeAll().windows();

    assertThat(permuted).isEqualTo(inOrder);
  }

  @Property
  void everyWindowHoldsExactlyTheTweetsAfterItsSessionUpToItsEnd(
      @ForAll("histories") List<UserEvent> events) {
    Map<String, StressSum> windows = new Run().fold(events).closeAll().windows();

    int sessions = 0;
    for (UserEvent event : events) {
      if (event instanceof UserEvent.Session session) {
        sessions++;
        for (Horizon horizon : Horizon.ALL) {
          assertThat(windows.get(session.id() + "/" + horizon.minutes()))
              .isEqualTo(bruteForce(events, session.at(), horizon));
        }
      }
    }
    assertThat(windows).hasSize(sessions * 3);
  }

  private static StressSum bruteForce(List<UserEvent> events, long start, Horizon horizon) {
    StressSum sum = StressSum.EMPTY;
    for (UserEvent event : events) {
      if (event instanceof UserEvent.ScoredTweet tweet
          && tweet.at() > start
          && tweet.at() <= start + horizon.millis()) {
        sum = sum.plus(tweet.score());
      }
    }
    return sum;
  }

  @Property
  void duplicatesChangeNothing(@ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    Run once = new Run().fold(events);
    Random random = new Random(seed);
    Run twice = new Run();
    int repeated = 0;
    for (int i = 0; i < events.size(); i++) {
      twice.fold(events.get(i));
      if (random.nextBoolean()) {
        twice.fold(events.get(Math.max(0, i - random.nextInt(10))));
        repeated++;
      }
    }

    assertThat(twice.timeline).isEqualTo(once.timeline);
    assertThat(twice.effects(Effect.Skipped.class)).hasSize(repeated);
    twice.effects.removeIf(Effect.Skipped.class::isInstance);
    assertThat(twice.effects).isEqualTo(once.effects);
  }

  @Property
  void replayingAWholeHistoryChangesNothing(@ForAll("histories") List<UserEvent> events) {
    Run run = new Run().fold(events).closeAll();
    Timeline before = run.timeline;
    int effects = run.effects.size();

    run.fold(events);

    List<Effect> after = run.effects.subList(effects, run.effects.size());
    assertThat(after).hasSize(events.size()).allMatch(Effect.Skipped.class::isInstance);
    assertThat(run.timeline).isEqualTo(before);
  }

  @Property
  void replayingAnyOrderOfArrivalChangesNoWindowAndNoStep(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    List<UserEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    Run run = new Run().fold(shuffled);
    int effects = run.effects.size();

    run.fold(shuffled);

    assertThat(run.effects.subList(effects, run.effects.size()))
        .allMatch(Effect.Skipped.class::isInstance);
  }

  /**
   * A history, then 70 to 100 tweets after its last session and its tie, in the end perhaps one
   * more than a day later: the ids of the newest sessions are forgotten.
   */
  @Provide
  Arbitrary<List<UserEvent>> historiesWithAForgottenEnd() {
    return histories()
        .flatMap(history -> Arbitraries.longs().map(seed -> withForgottenEnd(history, seed)));
  }

  private static List<UserEvent> withForgottenEnd(List<UserEvent> history, long seed) {
    Random random = new Random(seed);
    List<UserEvent> events = new ArrayList<>(history);
    long at = at(history.get(history.size() - 1)) + 60_000;
    events.add(new UserEvent.Session("last", at, TrackFacts.unknown("t:1"), null));
    events.add(new UserEvent.Session("last#1", at, TrackFacts.unknown("t:2"), null));
    for (int left = 70 + random.nextInt(31); left > 0; left--) {
      at += 60_000L * (2 + random.nextInt(28));
      events.add(new UserEvent.ScoredTweet("z" + left, at, new StressScore(-2, 1)));
    }
    if (random.nextBoolean()) {
      at += Duration.ofHours(25).toMillis() + random.nextInt(60_000);
      events.add(new UserEvent.ScoredTweet("day", at, new StressScore(-3, 1)));
    }
    return events;
  }

  @Property
  void replayingWhatTheIdsHaveForgottenOpensNoStepAndNoWindow(
      @ForAll("historiesWithAForgottenEnd") List<UserEvent> events, @ForAll boolean close) {
    Run run = new Run().fold(events);
    if (close) {
      run.closeAll();
    }
    Timeline before = run.timeline;
    int effects = run.effects.size();

    run.fold(events);

    assertThat(run.effects.subList(effects, run.effects.size()))
        .hasSize(events.size())
        .allMatch(Effect.Skipped.class::isInstance);
    assertThat(run.timeline.open()).isEqualTo(before.open());
    assertThat(run.timeline.windows()).isEqualTo(before.windows());
  }

  @Property
  void inAnyOrderOfArrivalEveryWindowOfAPredictedSessionIsPublishedOrMissed(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    List<UserEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    Run run = new Run();
    for (UserEvent event : shuffled) {
      run.fold(event);
      assertThat(run.timeline.windows()).allMatch(w -> w.anyOpen(run.timeline.frontier()));
    }
    Map<String, StressSum> windows = run.closeAll().windows();

    Set<String> missed = new HashSet<>();
    run.effects(Effect.WindowMissed.class)
        .forEach(m -> assertThat(missed.add(m.sessionId() + "/" + m.horizon().minutes())).isTrue());
    for (Effect.StepOpened opened : run.effects(Effect.StepOpened.class)) {
      for (Horizon horizon : Horizon.ALL) {
        String window = opened.step().sessionId() + "/" + horizon.minutes();
        assertThat(windows.containsKey(window)).as(window).isNotEqualTo(missed.contains(window));
      }
    }
  }

  @Property
  void foldingGoesOnFromStoredStateAtAnyPoint(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    List<UserEvent> arrivals = withinGrace(events, seed);
    Run unbroken = new Run().fold(arrivals).closeAll();

    Run stored = new Run();
    for (UserEvent event : arrivals) {
      stored.timeline = TimelineCodec.decode(TimelineCodec.encode(stored.timeline));
      stored.fold(event);
    }
    stored.closeAll();

    assertThat(stored.effects).isEqualTo(unbroken.effects);
    assertThat(stored.timeline).isEqualTo(unbroken.timeline);
  }

  @Property
  void everyEventIsAccountedForOnce(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    List<UserEvent> arrivals = new ArrayList<>(withinGrace(events, seed));
    Random random = new Random(seed);
    for (int i = 0; i < events.size() / 3; i++) {
      arrivals.add(random.nextInt(arrivals.size()), events.get(random.nextInt(events.size())));
    }

    Run run = new Run().fold(arrivals);

    long sessions = arrivals.stream().filter(UserEvent.Session.class::isInstance).count();
    List<Effect.Skipped> skipped = run.effects(Effect.Skipped.class);
    assertThat(run.effects(Effect.StepOpened.class).size())
        .isEqualTo(sessions - skipped.stream().filter(Effect.Skipped::session).count());
    assertThat(run.effects(Effect.TweetScored.class).size())
        .isEqualTo(arrivals.size() - sessions - skipped.stream().filter(s -> !s.session()).count());
  }

  @Property
  void noStepDependsOnWhatWasFoldedAfterItWasFrozen(
      @ForAll("histories") List<UserEvent> events, @ForAll long seed) {
    List<Step> all = frozenSteps(new Run().fold(events));
    int cut = new Random(seed).nextInt(events.size());

    List<Step> prefix = frozenSteps(new Run().fold(events.subList(0, cut)));

    assertThat(all.subList(0, prefix.size())).isEqualTo(prefix);
    Set<Long> numbers = new HashSet<>();
    assertThat(all).allMatch(step -> numbers.add(step.number()));
  }

  private static List<Step> frozenSteps(Run run) {
    return run.effects(Effect.StepOpened.class).stream()
        .flatMap(opened -> opened.frozen().stream())
        .toList();
  }

  @Property
  void aStepSurvivesItsCodecToTheBit(@ForAll("histories") List<UserEvent> events) {
    for (Step step : frozenSteps(new Run().fold(events))) {
      assertThat(StepCodec.decode(StepCodec.encode(step))).isEqualTo(step);
    }
  }
}
