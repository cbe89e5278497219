package dev.segue.training.report;

import dev.segue.training.learning.TrainingProgress.Epoch;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** The sections of a report as markup, each with what its plot says in words or numbers. */
final class SectionViews {

  private final Markup markup;
  private final long seed;
  private final List<String> missing;

  /**
   * @param seed of the t-SNE
   * @param missing told what there is nothing of
   */
  SectionViews(Markup markup, long seed, List<String> missing) {
    this.markup = markup;
    this.seed = seed;
    this.missing = missing;
  }

  void write(ReportData data) {
    write(data, DataSplit.class, "Data and split", SectionViews::split);
    write(data, LearningCurve.class, "Learning curves", SectionViews::curve);
    if (!data.of(ConfusionMatrix.class).isEmpty() || data.of(Residuals.class).isEmpty()) {
      write(data, ConfusionMatrix.class, "Confusion matrix", SectionViews::confusion);
    }
    if (!data.of(Residuals.class).isEmpty()) {
      write(data, Residuals.class, "Forecast and truth", SectionViews::residuals);
    }
    write(data, Reliability.class, "Reliability", SectionViews::reliability);
    write(data, LastLayer.class, "Last layer", SectionViews::embedding);
    write(data, FigureTable.class, "Baselines", SectionViews::figures);
    write(data, AttentionExamples.class, "Examples with attention", SectionViews::examples);
  }

  private <S extends Section> void write(
      ReportData data, Class<S> kind, String title, BiConsumer<SectionViews, S> view) {
    List<S> sections = data.of(kind);
    if (sections.isEmpty()) {
      missing.add(title.toLowerCase(Locale.ROOT));
      return;
    }
    markup.leaf("h2", title);
    sections.forEach(section -> view.accept(this, section));
  }

  private void split(DataSplit split) {
    List<List<String>> rows =
        split.parts().stream()
            .map(
                part ->
                    List.of(
                        part.name(),
                        count(part.rows()),
                        percent(part.rows() / (double) Math.max(1, split.total()))))
            .toList();
    Tables.plain(markup, List.of("", split.rows(), "share"), rows);
    if (!split.rules().isEmpty()) {
      markup.open("ul");
      split.rules().forEach(rule -> markup.leaf("li", rule));
      markup.close();
    }
  }

  private void curve(LearningCurve curve) {
    if (curve.epochs().isEmpty()) {
      markup.leaf(
          "p", "No epoch ended before the training was stopped: the weights are its start.");
      return;
    }
    markup.open("figure");
    Charts.learningCurve(markup, curve);
    Epoch best = curve.best();
    caption(
        "Loss: %s. The lowest on validation is %.4f, in epoch %d of %d, where that of training,"
            + " which includes dropout, was %.4f.",
        curve.loss(),
        best.validationLoss(),
        best.number(),
        curve.epochs().size(),
        best.trainingLoss());
    details(
        List.of("epoch", "training loss", "validation loss", "learning rate", "seconds"),
        curve.epochs().stream()
            .map(
                e ->
                    List.of(
                        e.number() + "",
                        number("%.4f", e.trainingLoss()),
                        number("%.4f", e.validationLoss()),
                        number("%.3g", e.learningRate()),
                        number("%.1f", e.seconds())))
            .toList());
  }

  private void confusion(ConfusionMatrix matrix) {
    markup.open("figure");
    GridCharts.confusion(markup, matrix);
    caption(
        "%,d of %,d test rows are predicted right (%.1f %%). A cell has the count and its share of"
            + " the rows with that truth.",
        matrix.right(), matrix.total(), 100.0 * matrix.right() / Math.max(1, matrix.total()));
    markup.close();
  }

  private void residuals(Residuals residuals) {
    markup.open("figure");
    Charts.residuals(markup, residuals);
    caption(
        "%,d test rows drawn by seed, and the means of all test rows in tenths by ascending"
            + " forecast.",
        residuals.truths().length);
    details(
        List.of("tenth", "mean forecast", "mean truth"),
        IntStream.range(0, residuals.tenths().size())
            .mapToObj(
                n ->
                    List.of(
                        n + 1 + "",
                        number("%.3f", residuals.tenths().get(n).forecast()),
                        number("%.3f", residuals.tenths().get(n).truth())))
            .toList());
  }

  private void reliability(Reliability reliability) {
    markup.open("figure");
    Charts.reliability(markup, reliability);
    caption(
        "Expected calibration error %.4f over %,d test rows in %d bins. The bars behind are each"
            + " bin's share of them.",
        reliability.error(), reliability.total(), reliability.bins().size());
    details(
        List.of("bin", "rows", "mean confidence", "share that came true"),
        IntStream.range(0, reliability.bins().size())
            .filter(n -> reliability.bins().get(n).count() > 0)
            .mapToObj(
                n ->
                    List.of(
                        n + 1 + "",
                        count(reliability.bins().get(n).count()),
                        number("%.4f", reliability.bins().get(n).confidence()),
                        number("%.4f", reliability.bins().get(n).hitRate())))
            .toList());
  }

  private void embedding(LastLayer layer) {
    markup.open("figure");
    GridCharts.embedding(markup, layer, Tsne.embed(layer.vectors(), seed));
    caption(
        "t-SNE (perplexity %.0f, seed %d) of %s for %,d test rows drawn by seed; marks show"
            + " %s. Distances between groups mean little.",
        Tsne.PERPLEXITY, seed, layer.layer(), layer.vectors().length, layer.marks());
    markup.close();
  }

  private void figures(FigureTable table) {
    Tables.figures(markup, table);
  }

  private void examples(AttentionExamples examples) {
    markup.leaf("p", examples.drawn());
    for (AttentionExamples.Example example : examples.examples()) {
      markup.leaf("h3", example.title()).open("figure");
      GridCharts.attention(markup, example);
      caption(
          "Forecast: %s (%s). Truth: %s.",
          example.forecast(), percent(example.probability()), example.truth());
      markup.close();
    }
  }

  private void caption(String format, Object... figures) {
    markup.leaf("figcaption", String.format(Locale.ROOT, format, figures));
  }

  /** The numbers of a plot as a table, folded; ends the figure. */
  private void details(List<String> columns, List<List<String>> rows) {
    markup.open("details").leaf("summary", "As a table");
    Tables.plain(markup, columns, rows);
    markup.close().close();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String count(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
