package dev.segue.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The numbers that an axis shows.
 *
 * @param low at its beginning
 * @param high at its end; above {@code low}
 * @param tick distance of its marks
 */
record Range(double low, double high, double tick) {

  private static final int MOST_TICKS = 6;

  /** From 0 to 1. */
  static final Range UNIT = new Range(0, 1, 0.2);

  /** A range of round ends around some numbers; ticks are 1, 2 or 5 times a power of ten. */
  static Range around(double low, double high) {
    double width = high > low ? high - low : Math.max(1e-6, Math.abs(low) * 0.1);
    double power = Math.pow(10, Math.floor(Math.log10(width / MOST_TICKS)));
    double tick = 10 * power;
    for (double step : new double[] {5, 2, 1}) {
      tick = width / (step * power) <= MOST_TICKS ? step * power : tick;
    }
    double end = Math.ceil(high / tick) * tick;
    double begin = Math.floor(low / tick) * tick;
    return new Range(begin, end > begin ? end : begin + tick, tick);
  }

  /** The same for whole numbers. */
  static Range ofWhole(int low, int high) {
    Range range = around(low, Math.max(high, low + 1));
    return range.tick() < 1 ? new Range(range.low(), range.high(), 1) : range;
  }

  /** The marks, from low to high. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int n = 0; low + n * tick <= high + tick * 1e-6; n++) {
      ticks.add(low + n * tick);
    }
    return ticks;
  }

  /** A mark as text, with as many decimals as its distance needs. */
  String label(double mark) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(tick) - 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", mark == 0 ? 0.0 : mark);
  }
}
