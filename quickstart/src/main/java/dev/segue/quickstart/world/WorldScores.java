package dev.segue.quickstart.world;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.baseline.BaselineFit;
import dev.segue.features.baseline.BaselineFit.Example;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.scoring.GenreChange;
import dev.segue.features.timeline.Step;
import dev.segue.quickstart.world.OracleForecasts.Forecasts;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle beside the baselines on the outcomes of one world. The baselines' tables are fitted on
 * the first users of the same world, which flatters them a little: the distance between them and
 * the oracle is rather larger than stated.
 */
public final class WorldScores {

  /** The oracle at the last prediction before the outcome. */
  public static final String ORACLE = "oracle";

  /** The oracle at the listen. */
  public static final String ORACLE_AT_LISTEN = "oracle_at_listen";

  /** The oracle that is told of sessions only, at the last prediction before the outcome. */
  public static final String ORACLE_WITHOUT_TWEETS = "oracle_without_tweets";

  /** The oracle that is told of sessions only, at the listen. */
  public static final String ORACLE_AT_LISTEN_WITHOUT_TWEETS = "oracle_at_listen_without_tweets";

  private static final List<Genre> LABELS = Arrays.asList(Genre.values()).subList(0, 6);
  private static final int FITTED_USERS = 200;

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final World world;

  private WorldScores(World world) {
    this.world = world;
  }

  /** Scores by the forecaster's name, the oracles first. Empty when the world has no outcome. */
  public static Map<String, Score> of(World world) {
    WorldScores scores = new WorldScores(world);
    List<List<Arrival>> users = world.arrivalsByUser();
    List<Example> even = scores.examples(users, 0);
    List<Example> odd = scores.examples(users, 1);
    if (even.isEmpty() || odd.isEmpty()) {
      return Map.of();
    }
    Baselines baselines = new Baselines(BaselineFit.fit(even, odd, LABELS), LABELS);
    UserSteps steps = world.userSteps();
    for (List<Arrival> user : users) {
      steps.examples(user).forEach(example -> scores.add(example, baselines));
    }
    Map<String, Score> result = new LinkedHashMap<>();
    scores.tallies.forEach((name, tally) -> result.put(name, tally.score()));
    return result;
  }

  private List<Example> examples(List<List<Arrival>> users, int parity) {
    List<Example> examples = new ArrayList<>();
    for (int i = parity; i < Math.min(users.size(), FITTED_USERS); i += 2) {
      examples.addAll(world.userSteps().examples(users.get(i)));
    }
    return examples;
  }

  private void add(Example example, Baselines baselines) {
    Step step = example.step();
    Forecasts oracle = world.oracle().from(step.sessionId());
    add(ORACLE, oracle.last(), example);
    add(ORACLE_AT_LISTEN, oracle.atListen(), example);
    add(ORACLE_WITHOUT_TWEETS, oracle.lastWithoutTweets(), example);
    add(ORACLE_AT_LISTEN_WITHOUT_TWEETS, oracle.atListenWithoutTweets(), example);
    for (Baseline baseline : Baseline.ALL) {
      add(baseline.key(), baselines.forecast(baseline, step), example);
    }
  }

  private void add(String name, float[] forecast, Example example) {
    boolean change = GenreChange.between(example.step().track().genre(), example.next());
    tallies.computeIfAbsent(name, n -> new Tally()).add(forecast, example.next().ordinal(), change);
  }
}
