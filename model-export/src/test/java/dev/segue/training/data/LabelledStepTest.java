package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledStepTest {

  @ParameterizedTest
  @CsvSource({
    "ROCK, POP, true",
    "ROCK, ROCK, false",
    "UNKNOWN, POP, false",
    "ROCK, UNKNOWN, false",
    "UNKNOWN, UNKNOWN, false"
  })
  void shouldCallAGenreChangedOnlyWhenBothAreKnown(Genre last, Genre next, boolean changed) {
    assertThat(new LabelledStep(lastStep(last), next).genreChanged()).isEqualTo(changed);
  }

  @Test
  void shouldNotCallItAChangeAfterATrackOfUnknownGenre() {
    Step step = lastStep(Genre.ROCK, Genre.UNKNOWN);

    assertThat(step.tastes().last()).isEqualTo(Genre.ROCK);
    assertThat(new LabelledStep(step, Genre.POP).genreChanged()).isFalse();
  }

  private static Step lastStep(Genre... genres) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    Step step = null;
    for (int at = 0; at < genres.length; at++) {
      TrackFacts track = new TrackFacts("t:1", genres[at], null, null, Float.NaN, 0);
      UserTimeline.Folded folded =
          fold.fold(timeline, new UserEvent.Session("s" + at, at, track, 0));
      timeline = folded.timeline();
      step =
          folded.effects().stream()
              .filter(Effect.StepOpened.class::isInstance)
              .map(effect -> ((Effect.StepOpened) effect).step())
              .findFirst()
              .orElseThrow();
    }
    return step;
  }
}
