package dev.segue.quickstart.world;

import dev.segue.quickstart.world.OracleForecasts.Forecasts;
import java.util.List;
import java.util.Map;

/** Runs the Bayes filters over what one user did. Not thread-safe: one user at a time. */
final class Oracle {

  private final WorldSetting setting;
  private final WorldConfig config;
  private final Map<String, Long> lastTriggers;
  private final BayesFilter filter;
  private final BayesFilter withoutTweets;

  /**
   * @param lastTriggers by session id the event time that the last prediction from it knows of,
   *     which may be after the next session, when a tweet overtook that; sessions without an entry
   *     have none but the prediction at the listen
   */
  Oracle(WorldSetting setting, WorldConfig config, Map<String, Long> lastTriggers) {
    this.setting = setting;
    this.config = config;
    this.lastTriggers = lastTriggers;
    this.filter = new BayesFilter(setting.model(), setting.nextMoods(), true);
    this.withoutTweets = new BayesFilter(setting.model(), setting.nextMoods(), false);
  }

  /** Adds the forecasts from every session of a user. */
  void forecast(Resident who, List<Happening> life, Map<String, Forecasts> forecasts) {
    Week week = setting.model().week();
    long start = config.start().toEpochMilli();
    int slot = week.slotOf(start, who.utcOffsetMinutes());
    filter.start(slot, who.cohort());
    withoutTweets.start(slot, who.cohort());
    long slotStart = start;
    String open = null;
    for (Happening event : life) {
      for (; slotStart + week.slotMillis() <= event.at(); slotStart += week.slotMillis()) {
        filter.nothing(slot);
        withoutTweets.nothing(slot);
        slot = week.next(slot);
      }
      observe(slot, event);
      if (event.isSession()) {
        open = event.id();
        forecasts.put(open, Forecasts.atListen(seeing(slot), blind(slot)));
      } else if (open != null && event.at() <= lastTriggers.getOrDefault(open, -1L)) {
        forecasts.put(open, forecasts.get(open).withLast(seeing(slot), blind(slot)));
      }
      slot = week.next(slot);
      slotStart += week.slotMillis();
    }
  }

  private void observe(int slot, Happening event) {
    if (event.isSession()) {
      filter.session(slot, event.genre());
      withoutTweets.session(slot, event.genre());
    } else {
      int cell = setting.grammar().cell(event.thing());
      filter.tweet(slot, cell);
      withoutTweets.tweet(slot, cell);
    }
  }

  private float[] seeing(int slot) {
    return floats(filter.forecast(slot));
  }

  private float[] blind(int slot) {
    return floats(withoutTweets.forecast(slot));
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
