package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.lyricsgenre.LyricsComparison;
import dev.segue.training.lyricsgenre.LyricsFigures;
import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Forecasters of the genre of lyrics as one table of text, and as JSON. */
final class LyricsTable {

  private static final String ROW = "%-28s %9s %11s %6s %15s %15s %9s %9s  %s%n";

  private LyricsTable() {}

  /**
   * The table: accuracies in percent, log-loss in nats, mean and deviation of the folds of all
   * runs; how the first forecaster differs from each in log-loss, with the 95 % interval of a
   * bootstrap over songs: by the first run, because a song is tested once in each.
   */
  static String of(List<List<LyricsComparison.Row>> runs) {
    List<LyricsComparison.Row> rows = together(runs);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            ROW,
            "",
            "training",
            "validation",
            "gap",
            "test accuracy",
            "test log-loss",
            "macro F1",
            "cal.err.",
            rows.get(0).name() + " less this, log-loss"));
    for (int entry = 0; entry < rows.size(); entry++) {
      text.append(row(rows.get(entry), entry == 0 ? "" : difference(runs.get(0), entry)));
    }
    List<LyricsFigures> folds = runs.get(0).get(0).folds();
    long songs = folds.stream().mapToLong(fold -> fold.test().count()).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d songs tested%s%s%n",
            songs,
            folds.size() == 1 ? "" : ", each once, in " + folds.size() + " folds",
            runs.size() == 1
                ? ""
                : ", with " + runs.size() + " seeds; the last column is that of the first"));
    return text.toString();
  }

  /** Every forecaster with the folds of all runs. */
  private static List<LyricsComparison.Row> together(List<List<LyricsComparison.Row>> runs) {
    List<LyricsComparison.Row> rows = new ArrayList<>();
    for (int entry = 0; entry < runs.get(0).size(); entry++) {
      int number = entry;
      rows.add(
          new LyricsComparison.Row(
              runs.get(0).get(number).name(),
              runs.stream().flatMap(run -> run.get(number).folds().stream()).toList()));
    }
    return rows;
  }

  /** Figures of a bundle, and those per genre. */
  static String ofBundle(LyricsFigures figures, List<String> genres) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "accuracy %.1f %%, log-loss %.4f, macro F1 %.3f, calibration error %.4f over %,d songs%n",
            100 * figures.test().accuracy(),
            figures.test().logLoss(),
            figures.macroF1(),
            figures.test().calibrationError(),
            figures.test().count()));
    for (int genre = 0; genre < genres.size(); genre++) {
      var own = figures.test().classes().get(genre);
      text.append(
          String.format(
              Locale.ROOT,
              "  %-20s %,7d songs, precision %.3f, recall %.3f%n",
              genres.get(genre),
              own.count(),
              own.precision(),
              own.recall()));
    }
    return text.toString();
  }

  private static String row(LyricsComparison.Row row, String difference) {
    return String.format(
        ROW,
        row.name(),
        percent(row, LyricsFigures::training),
        percent(row, LyricsFigures::validation),
        percent(row, LyricsFigures::gap),
        spread("%.1f", 100, row, fold -> fold.test().accuracy()),
        spread("%.4f", 1, row, fold -> fold.test().logLoss()),
        String.format(Locale.ROOT, "%.3f", mean(row, LyricsFigures::macroF1)),
        String.format(Locale.ROOT, "%.3f", mean(row, fold -> fold.test().calibrationError())),
        difference);
  }

  private static String difference(List<LyricsComparison.Row> run, int entry) {
    Difference difference = logLoss(run.get(0), run.get(entry));
    return String.format(
        Locale.ROOT,
        "%+.4f [%+.4f, %+.4f]%s",
        difference.mean(),
        difference.low(),
        difference.high(),
        difference.significant() ? "" : ", not significant");
  }

  private static Difference logLoss(LyricsComparison.Row one, LyricsComparison.Row other) {
    Function<LyricsComparison.Row, double[]> losses =
        row ->
            row.folds().stream()
                .flatMapToDouble(f -> Arrays.stream(f.outcomes().losses()))
                .toArray();
    double[] own = losses.apply(one);
    Blocks songs = new Blocks(IntStream.range(0, own.length).toArray(), own.length);
    return new BlockBootstrap(songs).difference(own, losses.apply(other));
  }

  private static String percent(LyricsComparison.Row row, ToDoubleFunction<LyricsFigures> figure) {
    return String.format(Locale.ROOT, "%.1f", 100 * mean(row, figure));
  }

  private static String spread(
      String format,
      double factor,
      LyricsComparison.Row row,
      ToDoubleFunction<LyricsFigures> figure) {
    Spread spread = Spread.of(row.folds().stream().mapToDouble(figure).toArray());
    String mean = String.format(Locale.ROOT, format, factor * spread.mean());
    return row.folds().size() == 1
        ? mean
        : mean + " ± " + String.format(Locale.ROOT, format, factor * spread.deviation());
  }

  private static double mean(LyricsComparison.Row row, ToDoubleFunction<LyricsFigures> figure) {
    return Spread.of(row.folds().stream().mapToDouble(figure).toArray()).mean();
  }

  private static ObjectNode spread(
      LyricsComparison.Row row, ToDoubleFunction<LyricsFigures> figure) {
    Spread spread = Spread.of(row.folds().stream().mapToDouble(figure).toArray());
    return ContestJson.of(spread);
  }

  /** Figures per forecaster: over the folds of all runs, and in each. */
  static ObjectNode json(List<List<LyricsComparison.Row>> runs, List<String> genres) {
    List<LyricsComparison.Row> rows = together(runs);
    ObjectNode node = ContestJson.object();
    for (int number = 0; number < rows.size(); number++) {
      LyricsComparison.Row row = rows.get(number);
      ObjectNode entry = node.putObject(row.name());
      entry.set("accuracy", spread(row, fold -> fold.test().accuracy()));
      entry.set("log_loss", spread(row, fold -> fold.test().logLoss()));
      entry.set("macro_f1", spread(row, LyricsFigures::macroF1));
      entry.set("gap", spread(row, LyricsFigures::gap));
      if (number > 0) {
        List<LyricsComparison.Row> first = runs.get(0);
        entry.set(
            "first_less_this_log_loss", ContestJson.of(logLoss(first.get(0), first.get(number))));
      }
      var folds = entry.putArray("folds");
      row.folds()
          .forEach(
              fold ->
                  folds.add(
                      json(fold, genres)
                          .put("training_accuracy", fold.training())
                          .put("validation_accuracy", fold.validation())
                          .put("gap", fold.gap())
                          .put("epochs", fold.epochs())));
    }
    return node;
  }

  /** Figures of a test. */
  static ObjectNode json(LyricsFigures figures, List<String> genres) {
    ObjectNode node = ContestJson.of(figures.test(), genres);
    return node.put("macro_f1", figures.macroF1());
  }
}
