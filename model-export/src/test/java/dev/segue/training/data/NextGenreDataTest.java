package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.Genre;
import dev.segue.training.learning.Split;
import dev.segue.training.sequence.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    History history = data(TestSteps.of(1, 100), ClassSet.SIX).sequences().histories().get(0);

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
    StepFold fold = StepSource.Rules.DEFAULTS.fold();
    for (int n = 0; n < 10; n++) {
      fold.accept("u", TestSteps.session("s" + n, Duration.ofHours(n + 1L).toMillis(), 0));
    }
    StepSource.Steps steps = StepSource.Steps.withoutTexts(fold.histories(), List.of());

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

  @Test
  void shouldNotLetALatePlayBeginAnotherListeningSession() {
    ShareLike shares = new ShareLike();

    List<Integer> kept =
        IntStream.of(40, 5, 45)
            .filter(minute -> shares.keeps("u", TestSteps.session("s", millis(minute), 0)))
            .boxed()
            .toList();

    assertThat(kept).containsExactly(40);
  }

  @Test
  void shouldGiveNoVectorToANameThatIsNotALine() {
    StepFold fold = StepSource.Rules.DEFAULTS.fold();
    for (int n = 0; n < 40; n++) {
      String artist = List.of("two\nlines", " ", "one").get(n % 3);
      TrackFacts track =
          new TrackFacts("t/" + n % 2, n % 2 == 0 ? Genre.POP : Genre.ROCK, artist, null, 5, 1);
      fold.accept("u", new UserEvent.Session("s" + n, millis(n), track, 60));
    }

    NextGenreData data =
        data(StepSource.Steps.withoutTexts(fold.histories(), List.of()), ClassSet.SIX);

    assertThat(data.vocabularies().get(CategoricalInput.ARTIST).names()).containsExactly("one");
  }

  @Test
  void shouldRefuseAGenreOfTooFewExamples() {
    assertThatThrownBy(() -> data(histories(60, 9), ClassSet.SIX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "at least 10 next sessions of every genre that occurs, found 9 of JAZZ");
    assertThat(data(histories(60, 10), ClassSet.SIX).labels()).contains(Genre.JAZZ);
    assertThat(data(histories(60, 9), ClassSet.THREE).labels()).hasSize(2);
  }

  @Test
  void shouldRefuseASplitWithoutALabelledStep() {
    StepSource.Steps steps = TestSteps.of(2, 50);
    List<UserSteps> untested =
        steps.histories().stream().map(user -> user.allFor(Split.TRAINING)).toList();

    assertThatThrownBy(() -> data(steps.withHistories(untested), ClassSet.SIX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "expected steps of validation with a next session of [POP, ROCK, JAZZ]");
    List<UserSteps> noTest = new ArrayList<>(untested);
    noTest.add(steps.histories().get(0).allFor(Split.VALIDATION));
    assertThatThrownBy(() -> data(steps.withHistories(noTest), ClassSet.SIX))
        .hasMessageContaining("expected steps of test with")
        .hasMessageContaining("found none in 147 steps of 3 histories");
  }

  /** A history of training steps, Jazz follows some of them, and others to stop and test by. */
  private static StepSource.Steps histories(int sessions, int jazz) {
    List<UserSteps> histories = new ArrayList<>();
    for (Split split : Split.values()) {
      StepFold fold = StepSource.Rules.DEFAULTS.fold();
      for (int n = 0; n < sessions; n++) {
        fold.accept("u" + split, TestSteps.session("s" + n, millis(60 * n), genre(n, jazz)));
      }
      fold.histories().forEach(user -> histories.add(user.allFor(split)));
    }
    return StepSource.Steps.withoutTexts(histories, List.of());
  }

  /** Track numbers of Pop, Rock and Jazz; the first session follows nothing. */
  private static int genre(int n, int jazz) {
    return n >= 1 && n <= jazz ? 2 : n % 2;
  }

  @Test
  void shouldRefuseALayoutOfTextsThatNoPlayedTrackHas() {
    StepSource.Steps steps = TestSteps.of(2, 50);
    FeatureLayout texts = Layouts.S0.layout(2, true);

    assertThatThrownBy(
            () -> NextGenreData.of(steps, new NextGenreData.Choice(texts, ClassSet.SIX, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vectors of 2 values")
        .hasMessageContaining("found none");
  }

  @Test
  void shouldRefuseALayoutOfTextsOfAnotherWidth() {
    String played = TestSteps.of(2, 50).histories().get(0).steps().get(0).step().track().trackId();
    StepSource.Steps steps =
        new StepSource.Steps(
            TestSteps.of(2, 50).histories(),
            new TrackTexts(Map.of(), 3, Map.of(played, new float[3])),
            List.of());
    FeatureLayout texts = Layouts.S0.layout(2, true);

    assertThatThrownBy(() -> NextGenreData.encoded(steps, texts, Map.of(), List.of(Genre.POP)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vectors of 2 values")
        .hasMessageContaining("found vectors of 3");
  }

  @Test
  void shouldFoldByTheGraceOfTheStream() {
    List<Integer> stressed =
        Stream.of(Duration.ZERO, Duration.ofHours(2)).map(NextGenreDataTest::tweets).toList();

    assertThat(stressed).containsExactly(0, 1);
  }

  /** Tweets in the window of a session that an event an hour later may have closed. */
  private static int tweets(Duration grace) {
    StepFold fold = new StepSource.Rules(false, grace).fold();
    fold.accept("u", TestSteps.session("s1", millis(0), 0));
    fold.accept("u", new UserEvent.ScoredTweet("t1", millis(100), new StressScore(-3, 1)));
    fold.accept("u", new UserEvent.ScoredTweet("t2", millis(10), new StressScore(-3, 1)));
    fold.accept("u", TestSteps.session("s2", millis(120), 0));
    return fold.histories().get(0).steps().get(0).step().stress().get(0).tweets();
  }

  private static long millis(int minute) {
    return Duration.ofDays(20_000).plusMinutes(minute).toMillis();
  }

  private static NextGenreData data(StepSource.Steps steps, ClassSet classes) {
    return NextGenreData.of(
        steps, new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), classes, true));
  }
}
