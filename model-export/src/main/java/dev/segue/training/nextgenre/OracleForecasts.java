package dev.segue.training.nextgenre;

import dev.segue.schemas.Genre;
import dev.segue.training.data.Oracle;
import java.util.List;
import java.util.Optional;

/** The oracle of a generated world among the forecasters. */
final class OracleForecasts {

  private OracleForecasts() {}

  /**
   * What the oracle says of steps, given that the next genre is one of the labels; empty when it
   * does not know them all.
   */
  static Optional<Forecasts> of(Oracle oracle, JudgedSteps steps, List<Genre> labels) {
    List<Oracle.Forecast> known =
        steps.places().stream()
            .map(place -> oracle.bySession().get(place.labelled().step().sessionId()))
            .toList();
    return known.isEmpty() || known.contains(null)
        ? Optional.empty()
        : Optional.of(
            new Forecasts(
                known.stream().map(f -> among(labels, f.last())).toArray(float[][]::new),
                known.stream().map(f -> among(labels, f.atListen())).toArray(float[][]::new)));
  }

  private static float[] among(List<Genre> labels, float[] all) {
    float[] some = new float[labels.size()];
    float sum = 0;
    for (int c = 0; c < some.length; c++) {
      some[c] = all[labels.get(c).ordinal()];
      sum += some[c];
    }
    for (int c = 0; c < some.length; c++) {
      some[c] /= sum;
    }
    return some;
  }
}
