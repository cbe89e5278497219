package dev.segue.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Forecasts of a number beside the truth, on the test rows.
 *
 * @param quantity name and unit, for example {@code popularity, 0 to 100}
 * @param forecasts of some rows, drawn by seed
 * @param truths of the same rows
 * @param tenths means over all rows, in tenths by ascending forecast
 */
public record Residuals(String quantity, float[] forecasts, float[] truths, List<Tenth> tenths)
    implements Section {

  private static final int MOST_POINTS = 1_000;
  private static final int PARTS = 10;

  /** Means over a tenth of the rows. */
  public record Tenth(double forecast, double truth) {
    public Tenth {
      Require.finite("residuals tenth, forecast", forecast);
      Require.finite("residuals tenth, truth", truth);
    }
  }

  public Residuals {
    Require.present("residuals quantity", quantity);
    Require.present("residuals forecasts", forecasts);
    Require.present("residuals truths", truths);
    Require.present("residuals tenths", tenths);
    Require.that(forecasts.length > 0, "residuals forecasts", "one or more", "none");
    Require.sameLength("residuals truths", forecasts.length, truths.length);
    for (int n = 0; n < truths.length; n++) {
      Require.finite("residuals forecast " + n, forecasts[n]);
      Require.finite("residuals truth " + n, truths[n]);
    }
    tenths = List.copyOf(tenths);
  }

  /**
   * Of all test rows.
   *
   * @param forecasts [N]
   * @param truths [N]
   * @param seed draws the rows that are shown as points
   */
  public static Residuals of(String quantity, double[] forecasts, double[] truths, long seed) {
    int[] drawn = Sample.of(truths.length, MOST_POINTS, seed);
    return new Residuals(
        quantity, chosen(forecasts, drawn), chosen(truths, drawn), tenths(forecasts, truths));
  }

  private static float[] chosen(double[] values, int[] rows) {
    float[] chosen = new float[rows.length];
    for (int n = 0; n < rows.length; n++) {
      chosen[n] = (float) values[rows[n]];
    }
    return chosen;
  }

  private static List<Tenth> tenths(double[] forecasts, double[] truths) {
    Integer[] order = new Integer[forecasts.length];
    Arrays.setAll(order, n -> n);
    Arrays.sort(order, Comparator.comparingDouble(n -> forecasts[n]));
    List<Tenth> tenths = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) order.length * part / PARTS);
      int to = (int) ((long) order.length * (part + 1) / PARTS);
      if (to > from) {
        tenths.add(new Tenth(mean(forecasts, order, from, to), mean(truths, order, from, to)));
      }
    }
    return tenths;
  }

  private static double mean(double[] values, Integer[] order, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += values[order[n]];
    }
    return sum / (to - from);
  }
}
