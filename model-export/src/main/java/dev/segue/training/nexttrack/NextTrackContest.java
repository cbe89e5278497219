package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Forecasters judged by the same questions.
 *
 * @param test the questions
 * @param entries in the order of entry; the first is the one that others are compared with
 */
public record NextTrackContest(TestCases test, List<Ranked> entries) {

  private static final String REFERENCE = CountingBaselines.SESSION_NEIGHBOURS;

  public NextTrackContest {
    entries = List.copyOf(entries);
  }

  /**
   * What a forecaster said.
   *
   * @param name for people
   * @param ranks place of the target of every question
   */
  public record Ranked(String name, int[] ranks) {

    static Ranked of(NextTrackForecaster forecaster, List<NextTrackCase> cases) {
      return new Ranked(forecaster.name(), forecaster.ranks(cases));
    }
  }

  /** Figures of an entry. */
  public HitFigures figures(Ranked entry) {
    return HitFigures.of(entry.ranks(), test.blocks());
  }

  /** What the first entry is better by than V-SkNN, in lists of 20. */
  public HitFigures.At aheadOfNeighbours() {
    Ranked reference =
        entries.stream().filter(entry -> entry.name().equals(REFERENCE)).findFirst().orElseThrow();
    return HitFigures.difference(entries.get(0).ranks(), reference.ranks(), 20, test.blocks());
  }

  /** The same judged by last tracks alone. */
  public NextTrackContest lastOnly() {
    int[] last = test.last();
    return new NextTrackContest(
        test.lastOnly(),
        entries.stream()
            .map(
                entry ->
                    new Ranked(
                        entry.name(), IntStream.of(last).map(n -> entry.ranks()[n]).toArray()))
            .toList());
  }

  /**
   * Judges models on the test sessions, and the baselines.
   *
   * @param models by name, in order
   */
  public static NextTrackContest of(
      Map<String, NextTrackModel> models, NextTrackData data, int threads) {
    TestCases test = TestCases.of(data.split().test(), data.vocabulary());
    List<Ranked> entries = new ArrayList<>();
    models.forEach((name, model) -> entries.addAll(model.ranked(name, test.cases(), threads)));
    CountingBaselines.of(data.known(), data.vocabulary().size())
        .forEach(baseline -> entries.add(Ranked.of(baseline, test.cases())));
    return new NextTrackContest(test, entries);
  }
}
