package dev.segue.training.nexttrack;

import dev.segue.features.timeline.Cohort;
import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Forecasters judged by the same questions.
 *
 * @param test the questions
 * @param entries in the order of entry
 */
public record NextTrackContest(TestCases test, List<Ranked> entries) {

  public NextTrackContest {
    entries = List.copyOf(entries);
  }

  /** Figures of an entry. */
  public HitFigures figures(Ranked entry) {
    return HitFigures.of(entry, test.blocks());
  }

  /**
   * An entry beside the best baseline.
   *
   * @param baseline the one that is best by that figure on these very cases, which favours it
   * @param difference entry less baseline, paired over the blocks
   */
  public record Lead(String baseline, Difference difference) {}

  /** The lead, or lag, of an entry in lists of k; none without baselines. */
  public Optional<Lead> lead(Ranked entry, HitFigure figure, int k) {
    return entries.stream()
        .filter(Ranked::baseline)
        .max(Comparator.comparingDouble(baseline -> baseline.spread(figure, k).mean()))
        .map(best -> new Lead(best.name(), difference(entry.cases(figure, k), best, figure, k)));
  }

  /**
   * What an entry loses when every prefix comes in random order: entry less entry without order,
   * paired over the blocks; none where nobody asked.
   */
  public Optional<Difference> order(Ranked entry, HitFigure figure, int k) {
    return entry
        .whenShuffled()
        .map(shuffled -> difference(entry.cases(figure, k), shuffled, figure, k));
  }

  private Difference difference(double[] cases, Ranked other, HitFigure figure, int k) {
    return new BlockBootstrap(test.blocks()).difference(cases, other.cases(figure, k));
  }

  /** The same judged by last tracks alone. */
  public NextTrackContest lastOnly() {
    return at(test.last());
  }

  /** The same judged by users of one cohort; none where no user has a cohort. */
  public Map<Cohort, NextTrackContest> byCohort() {
    Map<Cohort, NextTrackContest> cohorts = new EnumMap<>(Cohort.class);
    for (Cohort cohort : Cohort.values()) {
      int[] own = test.of(cohort);
      if (own.length > 0) {
        cohorts.put(cohort, at(own));
      }
    }
    return cohorts.keySet().equals(Set.of(Cohort.UNKNOWN)) ? Map.of() : cohorts;
  }

  /** The same judged by some of the questions. */
  private NextTrackContest at(int[] places) {
    return new NextTrackContest(
        test.at(places), entries.stream().map(entry -> entry.at(places)).toList());
  }

  /**
   * Judges models on the test sessions, and the baselines.
   *
   * @param models by name, in order
   */
  public static NextTrackContest of(
      Map<String, NextTrackModel> models, NextTrackData data, int threads, RankingWatch watch) {
    TestCases test = data.testCases();
    List<Ranked> entries = new ArrayList<>();
    models.forEach(
        (name, model) -> entries.addAll(model.ranked(name, test.cases(), threads, watch)));
    entries.addAll(baselines(data, watch));
    return new NextTrackContest(test, entries);
  }

  /** What the baselines say about the test sessions. */
  static List<Ranked> baselines(NextTrackData data, RankingWatch watch) {
    List<NextTrackCase> cases = data.testCases().cases();
    List<Ranked> entries = new ArrayList<>();
    for (NextTrackForecaster baseline :
        CountingBaselines.of(data.known(), data.vocabulary().size())) {
      List<int[]> shuffled =
          baseline.name().equals(CountingBaselines.MEMORY)
              ? List.of(watch.ranks(baseline, NextTrackCase.shuffled(cases)))
              : List.of();
      entries.add(
          new Ranked(baseline.name(), true, List.of(watch.ranks(baseline, cases)), shuffled));
    }
    return entries;
  }
}
