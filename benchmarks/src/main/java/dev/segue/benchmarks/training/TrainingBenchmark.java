package dev.segue.benchmarks.training;

import dev.segue.benchmarks.report.Machine;
import dev.segue.benchmarks.report.Numbers;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.training.learning.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How many sequences a second the trainer learns from, beside PyTorch's own LSTM operator: forward,
 * backward, update. Contenders take turns, and the ratio to the peer is that of the same round.
 */
public final class TrainingBenchmark {

  /** Inputs of the published step vector with stress. */
  private static final int PUBLISHED = 780;

  private TrainingBenchmark() {}

  /**
   * How much to measure.
   *
   * @param batch sequences of an update
   * @param steps of a sequence
   * @param updates that are timed in a round
   * @param rounds of every contender
   * @param threads of PyTorch
   */
  public record Plan(int batch, int steps, int updates, int rounds, int threads) {}

  /** Measures. */
  public static TrainingReport run(Plan plan, Consumer<String> progress) {
    int features = FeatureLayout.standard().width();
    List<TrainingContender> contenders =
        List.of(
            new TorchOperatorContender(
                "PyTorch's LSTM operator, %d inputs".formatted(PUBLISHED), PUBLISHED),
            new SegueTrainingContender(
                "next-genre, %d inputs, one view".formatted(PUBLISHED), PUBLISHED, false),
            new SegueTrainingContender(
                "next-genre, %d inputs, one view".formatted(features), features, false),
            new SegueTrainingContender(
                "next-genre, %d inputs, both views".formatted(features), features, true));
    List<List<Double>> rates = new ArrayList<>();
    contenders.forEach(contender -> rates.add(new ArrayList<>()));
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int i = 0; i < contenders.size(); i++) {
        double rate = rate(contenders.get(i), plan);
        rates.get(i).add(rate);
        progress.accept(
            "round %d of %d, %s: %,.0f sequences/s"
                .formatted(round, plan.rounds(), contenders.get(i).name(), rate));
      }
    }
    List<TrainingReport.Entry> entries = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      entries.add(entry(contenders.get(i).name(), plan, rates.get(i), rates.get(0)));
    }
    return new TrainingReport(Machine.here(), plan, entries);
  }

  private static TrainingReport.Entry entry(
      String name, Plan plan, List<Double> rates, List<Double> peer) {
    double[] ratios = new double[rates.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = rates.get(round) / peer.get(round);
    }
    double median = Numbers.median(rates.stream().mapToDouble(Double::doubleValue).toArray());
    return new TrainingReport.Entry(name, median, median * plan.steps(), Numbers.median(ratios));
  }

  /** Sequences a second of the second epoch, from its first update on. */
  private static double rate(TrainingContender contender, Plan plan) {
    Stopwatch stopwatch = new Stopwatch();
    contender.train(plan, stopwatch);
    return stopwatch.updates
        * plan.batch()
        * (double) TimeUnit.SECONDS.toNanos(1)
        / (stopwatch.last - stopwatch.first);
  }

  /** Times the updates of the second epoch. */
  private static final class Stopwatch implements TrainingProgress {
    private long first;
    private long last;
    private long updates = -1;

    @Override
    public void chunk(int epoch, double done, long steps, double loss) {
      if (epoch == 2) {
        last = System.nanoTime();
        first = updates < 0 ? last : first;
        updates++;
      }
    }
  }
}
