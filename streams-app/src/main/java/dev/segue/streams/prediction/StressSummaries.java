package dev.segue.streams.prediction;

import dev.segue.features.timeline.Horizon;
import dev.segue.features.timeline.StressSum;
import dev.segue.schemas.StressSummary;
import java.util.List;

/** Summaries of stress windows as the topics carry them. */
public final class StressSummaries {

  private StressSummaries() {}

  public static StressSummary of(Horizon horizon, StressSum sum) {
    return StressSummary.newBuilder()
        .setHorizonMinutes(horizon.minutes())
        .setMeanStress(sum.isEmpty() ? null : sum.meanStress())
        .setMeanRelaxation(sum.isEmpty() ? null : sum.meanRelaxation())
        .setTweets(sum.tweets())
        .build();
  }

  /** One per horizon, shortest first. */
  static List<StressSummary> of(List<StressSum> sums) {
    return Horizon.ALL.stream().map(h -> of(h, sums.get(h.ordinal()))).toList();
  }
}
