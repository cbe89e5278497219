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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {

  private static final List<Genre> SIX = List.of(Genre.values()).subList(0, Tastes.GENRES);
  private static final long HOUR = 3_600_000;

  /** The steps of a history with one session an hour. */
  private static List<Step> steps(Genre... genres) {
    double[] hours = new double[genres.length];
    Arrays.setAll(hours, i -> i);
    return stepsAt(hours, genres);
  }

  private static List<Step> stepsAt(double[] hours, Genre... genres) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < genres.length; i++) {
      TrackFacts track = new TrackFacts("t" + i, genres[i], null, null, Float.NaN, 0);
      var session = new UserEvent.Session("s" + i, Math.round((hours[i] + 1) * HOUR), track, null);
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

  private static final double[] PRIOR = {0.4, 0.3, 0.1, 0.1, 0.05, 0.05};

  /** Smoothing by 2 and 3 sessions, 0.6 for the last genre, BLL with d = 0.5 and prior 0.8. */
  private static BaselineTables tables() {
    double[][] rows = new double[Tastes.GENRES][];
    Arrays.setAll(rows, from -> PRIOR.clone());
    rows[Genre.ROCK.ordinal()] = new double[] {0.5, 0.2, 0.1, 0.1, 0.05, 0.05};
    return new BaselineTables(PRIOR, rows, 2, 0.6, 3, 0.5, 0.8);
  }

  /** Pop, rock, rock, pop, rock: counts 2 and 3, after rock once rock and once pop. */
  private static final Genre[] PLAYED = {Genre.POP, Genre.ROCK, Genre.ROCK, Genre.POP, Genre.ROCK};

  @Test
  void shouldForecastWhatThePenSays() {
    double left = 0.4 / 0.7;

    assertForecast(Baseline.MAJORITY, PRIOR);
    assertForecast(Baseline.USER_MAJORITY, 2.8 / 7, 3.6 / 7, 0.2 / 7, 0.2 / 7, 0.1 / 7, 0.1 / 7);
    assertForecast(
        Baseline.LAST, 0.4 * left, 0.6, 0.1 * left, 0.1 * left, 0.05 * left, 0.05 * left);
    assertForecast(Baseline.MARKOV, 2.5 / 5, 1.6 / 5, 0.3 / 5, 0.3 / 5, 0.15 / 5, 0.15 / 5);
  }

  private static void assertForecast(Baseline baseline, double... expected) {
    float[] forecast = new Baselines(tables(), SIX).forecast(baseline, last(PLAYED));

    for (int g = 0; g < expected.length; g++) {
      assertThat((double) forecast[g])
          .as("%s of %s", SIX.get(g), baseline)
          .isCloseTo(expected[g], within(1e-6));
    }
  }

  /** Pop 12.5 hours ago, rock now: what is left of pop at each half-life is a power of two. */
  @Test
  void shouldForecastBaseLevelFromTheDecayedCounts() {
    List<Step> steps = stepsAt(new double[] {0, 12.5}, Genre.POP, Genre.ROCK);

    float[] forecast = new Baselines(tables(), SIX).forecast(Baseline.BLL, steps.get(1));

    double pop = 0.8 * 0.4;
    double rock = 0.8 * 0.3;
    double[] weights = PowerLawDecay.weights(0.5);
    double[] left = {
      Math.pow(2, -25),
      Math.pow(2, -5),
      0.5,
      Math.pow(2, -0.2),
      Math.pow(2, -0.04),
      Math.pow(2, -0.008),
      Math.pow(2, -0.0016),
      Math.pow(2, -0.00032)
    };
    for (int row = 0; row < weights.length; row++) {
      pop += weights[row] * left[row];
      rock += weights[row];
    }
    double sum = pop + rock + 0.8 * 0.3;
    assertThat((double) forecast[0]).isCloseTo(pop / sum, within(1e-6));
    assertThat((double) forecast[1]).isCloseTo(rock / sum, within(1e-6));
    assertThat((double) forecast[2]).isCloseTo(0.8 * 0.1 / sum, within(1e-6));
  }

  /**
   * Activations are proportional to the sums of (t - t_i)^-d over every session: their ratios
   * between genres agree within the 10 % of the approximation. The newest session, whose age is 0,
   * has a genre of its own.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8, 1.0, 1.2})
  void shouldAgreeWithTheSumOfPowersOverARandomHistory(double d) {
    Random random = new Random(Double.hashCode(d));
    for (int run = 0; run < 20; run++) {
      double[] hours = new double[200];
      Genre[] genres = new Genre[hours.length];
      double at = 0;
      for (int i = 0; i < hours.length; i++) {
        hours[i] = at;
        genres[i] = SIX.get(random.nextInt(5));
        at += 1 + 60 * random.nextDouble() * random.nextDouble();
      }
      genres[hours.length - 1] = Genre.OTHERS;
      List<Step> steps = stepsAt(hours, genres);

      assertRatios(activations(d, steps.get(hours.length - 1)), powers(d, hours, genres));
    }
  }

  private static double[] activations(double d, Step step) {
    BaselineTables t = tables();
    BaselineTables withoutPrior =
        new BaselineTables(
            t.prior(), t.transitions(), 2, t.lastConfidence(), 3, d, Double.MIN_NORMAL);
    float[] forecast = new Baselines(withoutPrior, SIX).forecast(Baseline.BLL, step);
    double[] activations = new double[5];
    Arrays.setAll(activations, g -> forecast[g]);
    return activations;
  }

  private static double[] powers(double d, double[] hours, Genre[] genres) {
    double now = hours[hours.length - 1];
    double[] powers = new double[5];
    for (int i = 0; i < hours.length - 1; i++) {
      powers[genres[i].ordinal()] += Math.pow(now - hours[i], -d);
    }
    return powers;
  }

  private static void assertRatios(double[] activations, double[] powers) {
    for (int g = 1; g < powers.length; g++) {
      double ratio = activations[g] / activations[0] / (powers[g] / powers[0]);
      assertThat(ratio).isBetween(1 / 1.1, 1.1);
    }
  }

  @Test
  void shouldTrustTheLastGenreAsOftenAsItWasRightWhereItSaidAnything() {
    Step rock = last(Genre.ROCK);
    Step unknown = last(Genre.UNKNOWN);
    Step jazz = last(Genre.JAZZ);
    List<Genre> labels = List.of(Genre.POP, Genre.ROCK);
    List<BaselineFit.Example> training =
        List.of(
            new BaselineFit.Example(rock, Genre.ROCK),
            new BaselineFit.Example(rock, Genre.ROCK),
            new BaselineFit.Example(rock, Genre.POP),
            new BaselineFit.Example(unknown, Genre.POP),
            new BaselineFit.Example(jazz, Genre.POP));

    BaselineTables fitted = BaselineFit.fit(training, training, labels);

    assertThat(fitted.lastConfidence()).isCloseTo((2 + 1.0) / (3 + 2.0), within(1e-12));
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
