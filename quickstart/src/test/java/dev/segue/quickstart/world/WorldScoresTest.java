package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.features.baseline.Baseline;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the default world promises, on a world of moderate size. */
class WorldScoresTest {

  private static final Map<String, Score> SCORES =
      WorldScores.of(World.generate(WorldConfig.of(150, 30, 11), WorldFixture.SCORER));

  private final Score oracle = SCORES.get(WorldScores.ORACLE);

  @Test
  void shouldLeaveTheOracleInDoubtButNotInTheDark() {
    assertThat(oracle.accuracy()).isBetween(0.45, 0.75);
  }

  @Test
  void shouldLeaveEveryBaselineATenthBehindTheOracle() {
    for (Baseline baseline : Baseline.ALL) {
      assertThat(SCORES.get(baseline.key()).accuracy())
          .as(baseline.key())
          .isLessThanOrEqualTo(0.9 * oracle.accuracy());
    }
  }

  @Test
  void shouldCostTheOracleTwoPointsToHideTheTweetsAtTheSameMoment() {
    assertThat(SCORES.get(WorldScores.ORACLE_WITHOUT_TWEETS).accuracy())
        .isLessThanOrEqualTo(oracle.accuracy() - 0.02);
  }

  @Test
  void shouldBeCalibratedAtEveryListen() {
    for (String name :
        List.of(WorldScores.ORACLE_AT_LISTEN, WorldScores.ORACLE_AT_LISTEN_WITHOUT_TWEETS)) {
      assertCalibrated(name, SCORES.get(name));
    }
  }

  @Test
  void shouldBeCalibratedAtEveryTweet() {
    Tally tally = new Tally();
    WorldConfig config = WorldConfig.of(150, 30, 12);
    WorldSetting setting = WorldSetting.of(WorldFixture.SCORER);
    for (int i = 0; i < config.users(); i++) {
      Resident who = Resident.draw(config, setting.model(), i);
      addForecastsAtTweets(setting, config, who, tally);
    }

    assertCalibrated("at every tweet", tally.score());
  }

  /** Forecasts at all tweets, not only at those that happened to be the last before a session. */
  private static void addForecastsAtTweets(
      WorldSetting setting, WorldConfig config, Resident who, Tally tally) {
    Week week = setting.model().week();
    BayesFilter filter = new BayesFilter(setting.model(), setting.nextMoods(), true);
    long slotStart = config.start().toEpochMilli();
    filter.start(week.slotOf(slotStart, who.utcOffsetMinutes()), who.cohort());
    List<float[]> pending = new ArrayList<>();
    for (Happening event : Life.of(setting, config, who)) {
      int slot = week.slotOf(slotStart, who.utcOffsetMinutes());
      for (; slotStart + week.slotMillis() <= event.at(); slotStart += week.slotMillis()) {
        filter.nothing(slot);
        slot = week.next(slot);
      }
      if (!event.isSession()) {
        filter.tweet(slot, setting.grammar().cell(event.thing()));
        pending.add(Oracle.floats(filter.forecast(slot)));
      } else {
        filter.session(slot, event.genre());
        if (event.genre() != Genre.UNKNOWN) {
          pending.forEach(forecast -> tally.add(forecast, event.genre().ordinal(), true));
          pending.clear();
        }
      }
      slotStart += week.slotMillis();
    }
  }

  private static void assertCalibrated(String name, Score score) {
    assertThat(score.logLoss())
        .as(name)
        .isCloseTo(score.expectedLogLoss(), within(4 * score.logLossError()));
  }
}
