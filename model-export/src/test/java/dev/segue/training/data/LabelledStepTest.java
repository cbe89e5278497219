package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
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
    assertThat(new LabelledStep(firstStep(last), next).genreChanged()).isEqualTo(changed);
  }

  private static Step firstStep(Genre genre) {
    TrackFacts track = new TrackFacts("t:1", genre, null, null, Float.NaN, 0);
    UserEvent.Session session = new UserEvent.Session("s", 1, track, 0);
    return new UserTimeline(UserTimeline.DEFAULT_GRACE)
        .fold(Timeline.EMPTY, session).effects().stream()
            .filter(Effect.StepOpened.class::isInstance)
            .map(effect -> ((Effect.StepOpened) effect).step())
            .findFirst()
            .orElseThrow();
  }
}
