package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.scoring.GenreChange;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.PredictionOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forecasts that were judged within one span of time. Not thread-safe. */
final class ScoreBucket {

  private final long at;
  private final Map<String, ScoreCard> all = new LinkedHashMap<>();
  private final Map<String, ScoreCard> changed = new LinkedHashMap<>();

  /**
   * @param at begin of the span, epoch milliseconds
   */
  ScoreBucket(long at) {
    this.at = at;
  }

  void add(PredictionOutcome outcome) {
    int truth = outcome.getLabels().indexOf(outcome.getActualGenre());
    if (truth < 0) {
      return;
    }
    boolean change = GenreChange.between(outcome.getPreviousGenre(), outcome.getActualGenre());
    for (Forecast forecast : outcome.getForecasts()) {
      float[] probabilities = ScoreCard.floats(forecast.getProbabilities());
      card(all, forecast).add(probabilities, truth);
      if (change) {
        card(changed, forecast).add(probabilities, truth);
      }
    }
  }

  private static ScoreCard card(Map<String, ScoreCard> cards, Forecast forecast) {
    return cards.computeIfAbsent(forecast.getForecaster(), name -> new ScoreCard());
  }

  /** Sums by forecaster, as columns: sums of several buckets can be added, means cannot. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", at);
    ArrayNode forecasters = json.putArray("forecasters");
    ArrayNode outcomes = json.putArray("outcomes");
    ArrayNode hits = json.putArray("hits");
    ArrayNode loss = json.putArray("loss");
    ArrayNode changes = json.putArray("changed");
    ArrayNode changeHits = json.putArray("changed_hits");
    all.forEach(
        (name, card) -> {
          forecasters.add(name);
          outcomes.add(card.count());
          hits.add(hits(card));
          loss.add(Math.round(1000 * card.logLoss() * card.count()) / 1000.);
          ScoreCard whenChanged = changed.getOrDefault(name, new ScoreCard());
          changes.add(whenChanged.count());
          changeHits.add(hits(whenChanged));
        });
    return json;
  }

  private static long hits(ScoreCard card) {
    return card.count() == 0 ? 0 : Math.round(card.accuracy() * card.count());
  }
}
