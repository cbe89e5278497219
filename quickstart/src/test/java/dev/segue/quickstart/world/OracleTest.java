package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.OracleForecasts.Forecasts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every last forecast is as of its trigger, also where a delayed session came after a tweet. */
class OracleTest {

  private static final StressScorer SCORER = WorldFixture.SCORER;
  private static final WorldConfig DEFAULTS = WorldConfig.of(60, 30, 5);

  /** Half of all records are delayed, by up to 18 minutes: tweets often overtake sessions. */
  private static final WorldConfig CONFIG =
      new WorldConfig(
          DEFAULTS.users(),
          DEFAULTS.days(),
          DEFAULTS.seed(),
          DEFAULTS.end(),
          new Disturbances(0, 0, 0, 0.5, Duration.ofMinutes(20)));

  private final WorldSetting setting = WorldSetting.of(SCORER);
  private final World world = World.generate(CONFIG, SCORER);

  @Test
  void shouldForecastAsOfTheLastEventUpToTheTriggerAndBeforeTheNextSession() {
    Map<String, Ledger.Outcome> outcomes = new HashMap<>();
    world.ledger().outcomes().forEach(o -> outcomes.put(o.sessionId(), o));
    int overtaken = 0;
    for (int i = 0; i < CONFIG.users(); i++) {
      List<Moment> before = new ArrayList<>();
      for (Moment moment : moments(Resident.draw(CONFIG, setting.model(), i))) {
        Ledger.Outcome outcome = outcomes.get(moment.event().id());
        if (outcome != null) {
          overtaken += outcome.triggerAt() > moment.event().at() ? 1 : 0;
          assertAsOfTrigger(outcome, before);
        }
        before.add(moment);
      }
    }

    assertThat(overtaken).isPositive();
  }

  /** What both filters say right after an event. */
  private record Moment(Happening event, float[] seeing, float[] blind) {}

  private void assertAsOfTrigger(Ledger.Outcome outcome, List<Moment> before) {
    Moment last =
        before.stream()
            .filter(moment -> moment.event().at() <= outcome.triggerAt())
            .reduce((earlier, later) -> later)
            .orElseThrow();
    Forecasts forecasts = world.oracle().from(outcome.previousSessionId());
    assertThat(forecasts.last()).as(outcome.toString()).isEqualTo(last.seeing());
    assertThat(forecasts.lastWithoutTweets()).as(outcome.toString()).isEqualTo(last.blind());
  }

  private List<Moment> moments(Resident who) {
    Week week = setting.model().week();
    BayesFilter seeing = new BayesFilter(setting.model(), setting.nextMoods(), true);
    BayesFilter blind = new BayesFilter(setting.model(), setting.nextMoods(), false);
    long slotStart = CONFIG.start().toEpochMilli();
    int slot = week.slotOf(slotStart, who.utcOffsetMinutes());
    seeing.start(slot, who.cohort());
    blind.start(slot, who.cohort());
    List<Moment> moments = new ArrayList<>();
    for (Happening event : Life.of(setting, CONFIG, who)) {
      for (; slotStart + week.slotMillis() <= event.at(); slotStart += week.slotMillis()) {
        seeing.nothing(slot);
        blind.nothing(slot);
        slot = week.next(slot);
      }
      observe(seeing, slot, event);
      observe(blind, slot, event);
      moments.add(
          new Moment(
              event, Oracle.floats(seeing.forecast(slot)), Oracle.floats(blind.forecast(slot))));
      slot = week.next(slot);
      slotStart += week.slotMillis();
    }
    return moments;
  }

  private void observe(BayesFilter filter, int slot, Happening event) {
    if (event.isSession()) {
      filter.session(slot, event.genre());
    } else {
      filter.tweet(slot, setting.grammar().cell(event.thing()));
    }
  }
}
