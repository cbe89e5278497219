package dev.segue.streams.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.GenreProbability;
import dev.segue.schemas.ModelVersion;
import dev.segue.schemas.StressSummary;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A prediction in one line, as text or as JSON.
 *
 * @param stress whether to show the stress values, which are about health
 */
public record PredictionText(boolean stress) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Time, user, genre, probability, trigger, model, and why a fallback answered. */
  public String line(GenrePrediction prediction) {
    String line =
        String.format(
            Locale.ROOT,
            "%s  %-20s %-12s %3.0f %%  %-6s %s",
            prediction.getAsOf(),
            prediction.getUserId(),
            prediction.getTopGenre(),
            100 * topProbability(prediction),
            lower(prediction.getTrigger()),
            model(prediction));
    if (prediction.getDegraded()) {
      line += "  degraded: " + prediction.getDegradedReason();
    }
    return stress ? line + "  stress " + stressLine(prediction.getStress()) : line;
  }

  /** A JSON object. */
  public String json(GenrePrediction prediction) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", prediction.getId());
    json.put("user_id", prediction.getUserId());
    json.put("as_of", prediction.getAsOf().toString());
    json.put("trigger", lower(prediction.getTrigger()));
    json.put("session_id", prediction.getSessionId());
    json.put("step", prediction.getStep());
    json.put("top_genre", prediction.getTopGenre().toString());
    json.put("probabilities", probabilities(prediction));
    json.put("memory_steps", prediction.getMemorySteps());
    json.put("model", prediction.getModel() == null ? null : model(prediction));
    json.put("provider", prediction.getProvider());
    json.put("degraded", prediction.getDegraded());
    json.put("degraded_reason", prediction.getDegradedReason());
    if (stress) {
      json.put("stress", prediction.getStress().stream().map(PredictionText::stressMap).toList());
    }
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Float> probabilities(GenrePrediction prediction) {
    Map<String, Float> probabilities = new LinkedHashMap<>();
    for (GenreProbability genre : prediction.getProbabilities()) {
      probabilities.put(genre.getGenre().toString(), genre.getProbability());
    }
    return probabilities;
  }

  private static double topProbability(GenrePrediction prediction) {
    return prediction.getProbabilities().stream()
        .filter(genre -> genre.getGenre() == prediction.getTopGenre())
        .mapToDouble(GenreProbability::getProbability)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String model(GenrePrediction prediction) {
    ModelVersion model = prediction.getModel();
    return model == null
        ? prediction.getProvider()
        : model.getName() + " " + model.getVersion() + " on " + prediction.getProvider();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String stressLine(List<StressSummary> stress) {
    return stress.stream()
        .map(s -> s.getHorizonMinutes() + " min " + s.getMeanStress() + " (" + s.getTweets() + ")")
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> stressMap(StressSummary stress) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("horizon_minutes", stress.getHorizonMinutes());
    map.put("mean_stress", stress.getMeanStress());
    map.put("mean_relaxation", stress.getMeanRelaxation());
    map.put("tweets", stress.getTweets());
    return map;
  }
}
