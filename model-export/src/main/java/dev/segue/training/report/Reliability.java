package dev.segue.training.report;

import dev.segue.features.scoring.ReliabilityBin;
import java.util.List;

/**
 * Whether forecasts came true as often as they said, on the test rows.
 *
 * @param forecast what the confidence is of, for example {@code the most probable genre}
 * @param bins equal bins of the confidence from 0 to 1
 */
public record Reliability(String forecast, List<ReliabilityBin> bins) implements Section {

  public Reliability {
    Require.present("reliability forecast", forecast);
    Require.present("reliability bins", bins);
    Require.that(!bins.isEmpty(), "reliability bins", "one or more", "none");
    for (ReliabilityBin bin : bins) {
      Require.that(bin.count() >= 0, "reliability bin count", "0 or more", bin.count());
      Require.that(
          bin.confidence() >= 0 && bin.confidence() <= 1.0001,
          "reliability bin confidence",
          "a number from 0 to 1",
          bin.confidence());
      Require.fraction("reliability bin hit rate", bin.hitRate());
    }
    bins = List.copyOf(bins);
  }

  long total() {
    return bins.stream().mapToLong(ReliabilityBin::count).sum();
  }

  /** Expected calibration error; NaN without forecasts. */
  double error() {
    return bins.stream()
            .mapToDouble(bin -> bin.count() * Math.abs(bin.hitRate() - bin.confidence()))
            .sum()
        / total();
  }
}
