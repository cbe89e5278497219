package dev.segue.training.report;

import dev.segue.features.scoring.ReliabilityBin;
import dev.segue.training.learning.TrainingProgress.Epoch;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The plots of a report. */
final class Charts {

  private static final double WIDTH = 660;
  private static final double HEIGHT = 380;
  private static final double SQUARE = 460;

  private Charts() {}

  /** Training and validation loss by epoch. */
  static void learningCurve(Markup markup, LearningCurve curve) {
    List<Epoch> epochs = curve.epochs();
    double[] losses =
        epochs.stream()
            .flatMapToDouble(e -> DoubleStream.of(e.trainingLoss(), e.validationLoss()))
            .toArray();
    Range range = around(losses);
    Range numbers = Range.ofWhole(epochs.get(0).number(), epochs.get(epochs.size() - 1).number());
    Plot plot =
        new Plot(markup, numbers, range, WIDTH, HEIGHT)
            .open("Training and validation loss by epoch", "epoch", "loss");
    plot.line("kept", curve.best().number(), range.low(), curve.best().number(), range.high());
    series(plot, 0, "dashed s0", epochs, Epoch::trainingLoss);
    series(plot, 1, "solid s1", epochs, Epoch::validationLoss);
    plot.legend(0, 0, "dashed s0", "training loss");
    plot.legend(1, 1, "solid s1", "validation loss");
    plot.legend(2, -1, "kept", "weights kept");
    plot.close();
  }

  private static void series(
      Plot plot, int series, String kind, List<Epoch> epochs, ToDoubleFunction<Epoch> loss) {
    plot.path(
        kind,
        epochs.stream()
            .map(epoch -> new double[] {epoch.number(), loss.applyAsDouble(epoch)})
            .toArray(double[][]::new));
    epochs.forEach(epoch -> plot.mark(series, epoch.number(), loss.applyAsDouble(epoch)));
  }

  /** Share that came true by confidence; behind it, the share of the forecasts. */
  static void reliability(Markup markup, Reliability reliability) {
    List<ReliabilityBin> bins = reliability.bins();
    Plot plot =
        new Plot(markup, Range.UNIT, Range.UNIT, SQUARE, SQUARE)
            .open(
                "Share of forecasts that came true, by confidence",
                "confidence in " + reliability.forecast(),
                "share that came true");
    double total = Math.max(1, reliability.total());
    for (int bin = 0; bin < bins.size(); bin++) {
      double width = 1.0 / bins.size();
      plot.bar("share", bin * width, (bin + 1) * width, bins.get(bin).count() / total);
    }
    plot.line("ideal", 0, 0, 1, 1);
    List<ReliabilityBin> filled = bins.stream().filter(bin -> bin.count() > 0).toList();
    plot.path(
        "solid s0",
        filled.stream()
            .map(bin -> new double[] {bin.confidence(), bin.hitRate()})
            .toArray(double[][]::new));
    filled.forEach(bin -> plot.mark(0, bin.confidence(), bin.hitRate()));
    plot.legend(0, 0, "solid s0", "forecasts");
    plot.legend(1, -1, "ideal", "perfect calibration");
    plot.close();
  }

  /** Truth by forecast. */
  static void residuals(Markup markup, Residuals residuals) {
    double[] all = new double[2 * residuals.truths().length];
    for (int n = 0; n < residuals.truths().length; n++) {
      all[2 * n] = residuals.forecasts()[n];
      all[2 * n + 1] = residuals.truths()[n];
    }
    Range range = around(all);
    Plot plot =
        new Plot(markup, range, range, SQUARE, SQUARE)
            .open(
                "Truth by forecast of " + residuals.quantity(),
                "forecast: " + residuals.quantity(),
                "truth");
    for (int n = 0; n < residuals.truths().length; n++) {
      plot.mark(5, residuals.forecasts()[n], residuals.truths()[n]);
    }
    plot.line("ideal", range.low(), range.low(), range.high(), range.high());
    plot.path(
        "solid s1",
        residuals.tenths().stream()
            .map(tenth -> new double[] {tenth.forecast(), tenth.truth()})
            .toArray(double[][]::new));
    residuals.tenths().forEach(tenth -> plot.mark(1, tenth.forecast(), tenth.truth()));
    plot.legend(0, 1, "solid s1", "means of tenths");
    plot.legend(1, -1, "ideal", "truth = forecast");
    plot.close();
  }

  private static Range around(double[] values) {
    return Range.around(
        Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(1));
  }
}
