package dev.segue.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Tastes;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static final List<Genre> SIX = List.of(Genre.values()).subList(0, Tastes.GENRES);
  private static final long HOUR = 3_600_000;

  /** The steps of a history with one session an hour. */
  private static List<Step> steps(Genre... genres) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < genres.length; i++) {
      TrackFacts track = new TrackFacts("t" + i, genres[i], null, null, Float.NaN, 0);
      var session = new UserEvent.Session("s" + i, (i + 1) * HOUR, track, null);
      var folded = fold.fold(timeline, session);
      timeline = folded.timeline();
      folded.effects().stream()
          .filter(Effect.StepOpened.class::isInstance)
          .forEach(effect -> steps.add(((Effect.StepOpened) effect).step()));
    }
    return steps;
  }

  private static Step last(Genre... genres) {
    return steps(genres).get(genres.length - 1);
  }

  private static Genre top(Baseline baseline, Step step) {
    float[] p = new Baselines(BaselineTables.uninformed(), SIX).forecast(baseline, step);
    int best = 0;
    for (int g = 1; g < p.length; g++) {
      best = p[g] > p[best] ? g : best;
    }
    return SIX.get(best);
  }

  @Test
  void shouldForecastWhatEachBaselineStandsFor() {
    Step step =
        last(
            Genre.JAZZ,
            Genre.JAZZ,
            Genre.JAZZ,
            Genre.JAZZ,
            Genre.JAZZ,
            Genre.ROCK,
            Genre.POP,
            Genre.ROCK,
            Genre.POP,
            Genre.ROCK);

    assertThat(top(Baseline.USER_MAJORITY, step)).isEqualTo(Genre.JAZZ);
    assertThat(top(Baseline.LAST, step)).isEqualTo(Genre.ROCK);
    assertThat(top(Baseline.MARKOV, step)).isEqualTo(Genre.POP);
    assertThat(top(Baseline.BLL, step)).isEqualTo(Genre.ROCK);
  }

  @Test
  void shouldSpreadEveryForecastOverTheLabelsOnly() {
    Step step = last(Genre.ELECTRONIC, Genre.UNKNOWN, Genre.ROCK);
    List<Genre> labels = List.of(Genre.POP, Genre.ROCK, Genre.HIP_HOP);

    for (Baseline baseline : Baseline.ALL) {
      float[] p = new Baselines(BaselineTables.uninformed(), labels).forecast(baseline, step);
      assertThat(p).hasSize(3);
      assertThat(p[0] + p[1] + p[2]).isCloseTo(1f, within(1e-6f));
    }
  }

  @Test
  void shouldFollowThePowerLawWithinTenPercentFromAnHourToAYear() {
    for (double d : new double[] {0.2, 0.3, 0.5, 0.8, 1.0, 1.2}) {
      double[] weights = PowerLawDecay.weights(d);
      double lowest = Double.POSITIVE_INFINITY;
      double highest = 0;
      for (double hours = 1; hours < 8760; hours *= 1.1) {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
          sum += weights[row] * Math.exp(-hours * Math.log(2) / Tastes.halfLifeHours(row));
        }
        double ratio = sum / Math.pow(hours, -d);
        lowest = Math.min(lowest, ratio);
        highest = Math.max(highest, ratio);
      }
      assertThat(highest / lowest).as("d=%s", d).isLessThan(1.1);
    }
  }

  @Test
  void shouldLearnTransitionsAndBeatTheMajorityWhereOrderMatters() {
    List<BaselineFit.Example> training = examples(1, 400);
    List<BaselineFit.Example> validation = examples(2, 200);

    Baselines fitted = new Baselines(BaselineFit.fit(training, validation, SIX), SIX);

    List<BaselineFit.Example> test = examples(3, 200);
    double markov = BaselineFit.logLoss(fitted, Baseline.MARKOV, test);
    assertThat(markov).isLessThan(0.6);
    assertThat(BaselineFit.logLoss(fitted, Baseline.MAJORITY, test)).isGreaterThan(markov + 0.2);
  }

  /** Rock follows pop and pop follows rock, nine times in ten. */
  private static List<BaselineFit.Example> examples(long seed, int size) {
    Random random = new Random(seed);
    Genre[] genres = new Genre[size + 1];
    genres[0] = Genre.POP;
    for (int i = 1; i <= size; i++) {
      boolean follows = random.nextDouble() < 0.9;
      genres[i] = (genres[i - 1] == Genre.POP) == follows ? Genre.ROCK : Genre.POP;
    }
    List<Step> steps = steps(genres);
    List<BaselineFit.Example> examples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      examples.add(new BaselineFit.Example(steps.get(i), genres[i + 1]));
    }
    return examples;
  }

  @Test
  void shouldSayWhatIsWrongWithTablesAndExamples() {
    double[] notOne = {0.5, 0.1, 0.1, 0.1, 0.1, 0.2};
    assertThatThrownBy(() -> new BaselineTables(notOne, new double[6][6], 1, 0.5, 1, 0.5, 1))
        .hasMessageStartingWith("prior: expected 6 probabilities that sum to 1, found [0.5");
    assertThatThrownBy(() -> BaselineFit.fit(List.of(), List.of(), SIX))
        .hasMessageStartingWith("training: expected examples of the classes");
  }
}
