package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.Genre;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextGenreDataTest {

  @Test
  void shouldLabelEachStepWithTheGenreThatFollowed() {
    StepSource.Steps steps = TestSteps.of(2, 50);

    NextGenreData data = data(steps, ClassSet.SIX);

    assertThat(data.labels()).containsExactly(Genre.POP, Genre.ROCK, Genre.JAZZ);
    assertThat(data.absent()).containsExactly(Genre.HIP_HOP, Genre.ELECTRONIC, Genre.OTHERS);
    History history = data.sequences().histories().get(0);
    List<LabelledStep> own = data.histories().get(0).steps();
    assertThat(history.length()).isEqualTo(49);
    for (int t = 0; t + 1 < own.size(); t++) {
      Genre next = own.get(t + 1).step().track().genre();
      assertThat(history.labels()[t]).isEqualTo(data.labels().indexOf(next));
    }
  }

  @Test
  void shouldCutEveryHistoryByTime() {
    Split[] splits =
        data(TestSteps.of(1, 101), ClassSet.SIX).sequences().histories().get(0).splits();

    assertThat(splits).containsSubsequence(Split.TRAINING, Split.VALIDATION, Split.TEST);
    assertThat(splits).filteredOn(split -> split == Split.TRAINING).hasSize(70);
    assertThat(splits).filteredOn(split -> split == Split.VALIDATION).hasSize(10);
    assertThat(splits).filteredOn(split -> split == Split.TEST).hasSize(20);
  }

  @Test
  void shouldShowTheTweetsOfAStepInItsFrozenViewOnly() {
    History history = data(TestSteps.of(1, 20), ClassSet.SIX).sequences().histories().get(0);

    assertThat(history.frozen()[0]).isNotEqualTo(history.open()[0]);
    assertThat(history.frozen()[1]).isSameAs(history.open()[1]);
  }

  @Test
  void shouldNotScoreGenresOutsideTheSet() {
    NextGenreData data = data(TestSteps.of(2, 50), ClassSet.THREE);

    assertThat(data.labels()).containsExactly(Genre.POP, Genre.ROCK);
    assertThat(data.labelled(Split.TEST))
        .allSatisfy(step -> assertThat(step.next()).isIn(Genre.POP, Genre.ROCK));
  }

  @Test
  void shouldNameTracksAndArtistsButNoInputThatNobodyKnows() {
    NextGenreData data = data(TestSteps.of(4, 100), ClassSet.SIX);

    assertThat(data.vocabularies().keySet())
        .containsExactly(CategoricalInput.TRACK, CategoricalInput.ARTIST);
    assertThat(data.sequences().idColumns()).isEqualTo(2);
  }

  @Test
  void shouldRefuseDataOfOneGenre() {
    StepFold fold = new StepFold();
    for (int n = 0; n < 10; n++) {
      fold.accept("u", TestSteps.session("s" + n, Duration.ofHours(n + 1L).toMillis(), 0));
    }
    StepSource.Steps steps = StepSource.Steps.withoutVectors(fold.histories(), List.of());

    assertThatThrownBy(() -> data(steps, ClassSet.SIX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2");
  }

  @Test
  void shouldKeepOneKnownPlayPerListeningSessionWhenShareLike() {
    ShareLike shares = new ShareLike();
    List<String> kept = new ArrayList<>();
    int[][] minutesAndTracks = {{0, 3}, {10, 0}, {20, 1}, {51, 2}, {60, 0}, {80, 3}};

    for (int[] play : minutesAndTracks) {
      long at = Duration.ofMinutes(play[0] + 1000L).toMillis();
      UserEvent event = TestSteps.session("at-" + play[0], at, play[1]);
      if (shares.keeps("u", event)) {
        kept.add(((UserEvent.Session) event).id());
      }
    }

    assertThat(kept).containsExactly("at-10", "at-51");
  }

  private static NextGenreData data(StepSource.Steps steps, ClassSet classes) {
    return NextGenreData.of(
        steps, new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), classes, true));
  }
}
