package dev.segue.features.timeline;

import static dev.segue.features.timeline.Events.minute;
import static dev.segue.features.timeline.Events.session;
import static dev.segue.features.timeline.Events.tweet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.timeline.Effect.SkipReason;
import dev.segue.features.timeline.Events.Run;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTimelineTest {

  private final Run run = new Run();

  @Test
  void shouldOpenAStepWithEmptyStressAtAListen() {
    run.fold(tweet("t", 0, -5)).fold(session("s", 1, Genre.ROCK));

    Effect.StepOpened opened = run.effects(Effect.StepOpened.class).get(0);
    assertThat(opened.frozen()).isEmpty();
    assertThat(opened.step().number()).isEqualTo(1);
    assertThat(opened.step().gapMillis()).isEqualTo(-1);
    assertThat(opened.step().stress()).allMatch(StressSum::isEmpty);
    assertThat(opened.step().tastes().counts()[Genre.ROCK.ordinal()]).isEqualTo(1);
  }

  @Test
  void shouldFreezeTheOpenStepWithTheStressFoldedUntilTheNextSession() {
    run.fold(session("a", 0, Genre.ROCK));
    run.fold(tweet("t1", 10, -3)).fold(tweet("t2", 40, -5)).fold(tweet("t3", 80, -1));
    run.fold(session("b", 85, Genre.POP));

    Step frozen = run.effects(Effect.StepOpened.class).get(1).frozen().orElseThrow();
    assertThat(frozen.sessionId()).isEqualTo("a");
    assertThat(frozen.stress())
        .containsExactly(new StressSum(1, -3, 1), new StressSum(2, -8, 2), new StressSum(3, -9, 3));
    assertThat(run.effects(Effect.StepUpdated.class)).hasSize(3);
  }

  @Test
  void shouldNotPutATweetThatCameAfterTheNextSessionIntoTheFrozenStep() {
    run.fold(session("a", 0, Genre.ROCK)).fold(session("b", 20, Genre.POP));
    run.fold(tweet("t", 18, -4)).closeAll();

    assertThat(run.windows().get("a/30")).isEqualTo(new StressSum(1, -4, 1));
    assertThat(run.windows().get("b/30")).isEqualTo(StressSum.EMPTY);
    assertThat(run.timeline.open().stress()).allMatch(StressSum::isEmpty);
  }

  @Test
  void shouldExcludeTheMomentOfTheSessionAndIncludeTheEndOfTheWindow() {
    run.fold(session("s", 0, Genre.ROCK));
    run.fold(tweet("at", 0, -2)).fold(tweet("end", 30, -3)).fold(tweet("past", 30.001, -5));
    run.closeAll();

    assertThat(run.windows().get("s/30")).isEqualTo(new StressSum(1, -3, 1));
    assertThat(run.windows().get("s/60")).isEqualTo(new StressSum(2, -8, 2));
  }

  @Test
  void shouldBoundTheSessionsWithOpenWindowsAndCountTheWindowsOfTheOthersAsMissed() {
    for (int i = 0; i < Timeline.WINDOW_LIMIT + 10; i++) {
      run.fold(session("s" + i, i * 0.01, Genre.ROCK));
    }
    run.fold(tweet("t", 20, -3)).closeAll();

    assertThat(run.effects(Effect.StepOpened.class)).hasSize(Timeline.WINDOW_LIMIT + 10);
    assertThat(run.windows()).hasSize(3 * Timeline.WINDOW_LIMIT);
    assertThat(run.effects(Effect.WindowMissed.class)).hasSize(3 * 10);
  }

  @Test
  void shouldCloseAWindowOnTheUsersOwnEventPastItsEndAndGrace() {
    run.fold(session("s", 0, Genre.ROCK)).fold(tweet("t1", 35, -2));
    assertThat(run.windows()).isEmpty();

    run.fold(tweet("t2", 35.001, -2));

    assertThat(run.windows()).containsOnlyKeys("s/30");
    assertThat(run.timeline.nextClose()).contains(minute(60) + 1);
  }

  @Test
  void shouldCloseWindowsOnAnAdvancedFrontierOnly() {
    run.fold(session("s", 0, Genre.ROCK));

    run.advance(minute(30));
    assertThat(run.windows()).isEmpty();
    run.advance(minute(30) + 1);
    assertThat(run.windows()).containsOnlyKeys("s/30");
    run.advance(minute(0)).closeAll();
    assertThat(run.windows()).containsOnlyKeys("s/30", "s/60", "s/90");
    assertThat(run.timeline.windows()).isEmpty();
    assertThat(run.timeline.nextClose()).isEmpty();
  }

  @Test
  void shouldSkipDuplicatesOfBothKinds() {
    run.fold(session("s", 0, Genre.ROCK)).fold(tweet("t", 1, -5));
    Timeline before = run.timeline;

    run.fold(session("s", 0, Genre.ROCK)).fold(tweet("t", 1, -5));

    assertThat(run.timeline).isEqualTo(before);
    assertThat(run.effects(Effect.Skipped.class))
        .containsExactly(
            new Effect.Skipped("s", true, SkipReason.DUPLICATE),
            new Effect.Skipped("t", false, SkipReason.DUPLICATE));
  }

  @Test
  void shouldOpenTheWindowsOfALateSessionThatCanStillFillButNoStep() {
    run.fold(session("new", 60, Genre.ROCK)).fold(tweet("t", 61, -3));

    run.fold(session("old", 20, Genre.POP)).closeAll();

    assertThat(run.effects(Effect.StepOpened.class)).hasSize(1);
    assertThat(run.effects(Effect.Skipped.class))
        .containsExactly(new Effect.Skipped("old", true, SkipReason.LATE));
    assertThat(run.windows()).doesNotContainKey("old/30");
    assertThat(run.windows().get("old/60")).isEqualTo(new StressSum(1, -3, 1));
    assertThat(run.timeline.open().tastes().counts()[Genre.POP.ordinal()]).isZero();
  }

  @Test
  void shouldPredictFromASessionBehindTheFrontierAndCountTheWindowsItMissed() {
    run.fold(session("a", 0, Genre.ROCK)).fold(tweet("far", 100, -2));
    int before = run.effects.size();

    run.fold(session("behind", 20, Genre.POP)).fold(tweet("t", 70, -4)).closeAll();

    assertThat(run.effects.get(before)).isInstanceOf(Effect.StepOpened.class);
    assertThat(run.effects(Effect.WindowMissed.class))
        .containsExactly(
            new Effect.WindowMissed("behind", Horizon.MINUTES_30),
            new Effect.WindowMissed("behind", Horizon.MINUTES_60));
    assertThat(run.windows()).doesNotContainKeys("behind/30", "behind/60");
    assertThat(run.windows().get("behind/90")).isEqualTo(new StressSum(2, -6, 2));
  }

  @Test
  void shouldKeepNoWindowOfASessionWhoseWindowsAreAllClosed() {
    run.fold(session("a", 0, Genre.ROCK)).fold(tweet("far", 300, -2));

    run.fold(session("behind", 20, Genre.POP));

    assertThat(run.effects(Effect.WindowMissed.class)).hasSize(3);
    assertThat(run.timeline.windows()).isEmpty();
    assertThat(run.timeline.open().sessionId()).isEqualTo("behind");
  }

  @Test
  void shouldKeepTheOrderOfArrivalOfTies() {
    run.fold(session("tweet", 0, Genre.ROCK)).fold(session("tweet#1", 0, Genre.POP));

    assertThat(run.effects(Effect.StepOpened.class))
        .extracting(opened -> opened.step().sessionId())
        .containsExactly("tweet", "tweet#1");
  }

  @Test
  void shouldCallATieLateWhenItComesAfterTheGrace() {
    run.fold(session("a", 0, Genre.ROCK)).fold(tweet("t", 5.001, -2));

    run.fold(session("tie", 0, Genre.POP));

    assertThat(run.effects(Effect.Skipped.class))
        .containsExactly(new Effect.Skipped("tie", true, SkipReason.LATE));
    assertThat(run.timeline.open().sessionId()).isEqualTo("a");
  }

  @Test
  void shouldKnowASessionByItsOpenWindowsWhenItsIdIsForgotten() {
    run.fold(session("new", 60, Genre.ROCK)).fold(session("old", 20, Genre.POP));
    for (int i = 0; i < RecentIds.LIMIT; i++) {
      run.fold(tweet("t" + i, 61 + 0.01 * i, -2));
    }

    run.fold(session("new", 60, Genre.ROCK)).fold(session("old", 20, Genre.POP));

    assertThat(run.effects(Effect.Skipped.class))
        .containsExactly(
            new Effect.Skipped("old", true, SkipReason.LATE),
            new Effect.Skipped("new", true, SkipReason.DUPLICATE),
            new Effect.Skipped("old", true, SkipReason.DUPLICATE));
    assertThat(run.closeAll().windows()).hasSize(5);
  }

  @Test
  void shouldCallATweetLateOnceItsWindowsAreClosed() {
    run.fold(session("a", 0, Genre.ROCK)).fold(session("b", 300, Genre.ROCK));

    run.fold(tweet("late", 10, -5)).fold(tweet("in-b", 301, -2));

    assertThat(run.effects(Effect.Skipped.class))
        .containsExactly(new Effect.Skipped("late", false, SkipReason.LATE));
    assertThat(run.effects(Effect.TweetScored.class)).hasSize(1);
  }

  @Test
  void shouldCountStreaksTransitionsAndGaps() {
    run.fold(session("1", 0, Genre.ROCK)).fold(session("2", 10, Genre.ROCK));
    run.fold(session("3", 30, Genre.JAZZ)).fold(session("4", 31, Genre.UNKNOWN));

    List<Step> steps =
        run.effects(Effect.StepOpened.class).stream().map(Effect.StepOpened::step).toList();
    assertThat(steps.get(1).streaks()).isEqualTo(new Streaks(2, 2, 2, 2));
    assertThat(steps.get(2).streaks()).isEqualTo(new Streaks(1, 1, 3, 1));
    assertThat(steps.get(2).gapMillis()).isEqualTo(20 * 60_000);
    Tastes tastes = steps.get(3).tastes();
    assertThat(tastes.last()).isEqualTo(Genre.JAZZ);
    assertThat(tastes.transitions()[Genre.ROCK.ordinal() * Tastes.GENRES + Genre.ROCK.ordinal()])
        .isEqualTo(1);
    assertThat(tastes.transitions()[Genre.ROCK.ordinal() * Tastes.GENRES + Genre.JAZZ.ordinal()])
        .isEqualTo(1);
    assertThat(tastes.counts()).containsExactly(0, 2, 0, 0, 1, 0);
  }

  @Test
  void shouldHalveACountInItsHalfLife() {
    run.fold(session("1", 0, Genre.ROCK)).fold(session("2", 30, Genre.JAZZ));

    float[] decayed = run.timeline.open().tastes().decayed();
    assertThat(decayed[Genre.ROCK.ordinal()]).isEqualTo(0.5f);
    assertThat(decayed[Genre.JAZZ.ordinal()]).isEqualTo(1f);
  }

  @Test
  void shouldUseTheCohortOnlyWithConsentAndForgetItWhenWithdrawn() {
    run.fold(new UserEvent.ProfileChanged(Cohort.DIAGNOSED, "Europe/Vienna"));
    run.fold(session("s", 0, Genre.ROCK));
    assertThat(run.timeline.open().cohort()).isEqualTo(Cohort.DIAGNOSED);

    run.fold(new UserEvent.ProfileChanged(Cohort.UNKNOWN, null));

    assertThat(run.effects(Effect.MemoryReset.class)).hasSize(1);
    assertThat(run.timeline.open().cohort()).isEqualTo(Cohort.UNKNOWN);
  }

  @Test
  void shouldTakeTheLocalTimeFromTheEventThenFromTheProfile() {
    run.fold(new UserEvent.ProfileChanged(Cohort.UNKNOWN, "Asia/Tokyo"));
    UserEvent.Session withOffset = session("1", 0, Genre.ROCK);
    run.fold(withOffset);
    assertThat(run.timeline.open().utcOffsetMinutes()).isEqualTo(60);

    run.fold(new UserEvent.Session("2", minute(1), withOffset.track(), null));

    assertThat(run.timeline.open().utcOffsetMinutes()).isEqualTo(9 * 60);
  }

  @Test
  void shouldNotStopAtAStoredTimeZoneThatThisJavaDoesNotKnow() {
    run.fold(new UserEvent.ProfileChanged(Cohort.UNKNOWN, "Mars/Base"));
    TrackFacts track = TrackFacts.unknown("t:1");

    run.fold(new UserEvent.Session("s", minute(0), track, null));

    assertThat(run.timeline.open().utcOffsetMinutes()).isZero();
  }

  @Test
  void shouldRefuseAnImpossibleGrace() {
    assertThatThrownBy(() -> new UserTimeline(Duration.ofDays(2)))
        .hasMessage("grace: expected 0 to 24 hours, found PT48H");
  }

  @Test
  void shouldNameDamagedState() {
    byte[] bytes = TimelineCodec.encode(run.fold(session("s", 0, Genre.POP)).timeline);

    assertThatThrownBy(() -> TimelineCodec.decode(java.util.Arrays.copyOf(bytes, 40)))
        .hasMessage("timeline: the stored bytes are damaged");
    bytes[0] = 9;
    assertThatThrownBy(() -> TimelineCodec.decode(bytes))
        .hasMessage("timeline: expected version 1, found version 9");
  }
}
