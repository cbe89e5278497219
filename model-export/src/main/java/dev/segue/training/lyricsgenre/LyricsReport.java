package dev.segue.training.lyricsgenre;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Scores;
import dev.segue.training.report.AttentionExamples;
import dev.segue.training.report.AttentionExamples.Example;
import dev.segue.training.report.AttentionExamples.Weight;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.FigureTable.Better;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import dev.segue.training.report.Sample;
import dev.segue.training.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a report shows of a trained network of the genre of lyrics. Names no song. */
final class LyricsReport {

  private static final int SHOWN_WORDS = 12;

  private final LyricsOutcome outcome;
  private final TrainingRun run;
  private final LyricsExamples drawn;

  /**
   * Draws test songs.
   *
   * @param run seed of what is drawn
   */
  LyricsReport(LyricsOutcome outcome, TrainingRun run) {
    this.outcome = outcome;
    this.run = run;
    LyricsExamples test = outcome.data().test();
    this.drawn = test.at(Sample.of(test.labels().length, LastLayer.MOST_ROWS, run.seed()));
  }

  /** Runs the network once more over the drawn songs. */
  ReportData data() {
    LyricsModel model = outcome.model();
    Scores test = outcome.rows().get(0).folds().get(0).test();
    List<Section> sections = new ArrayList<>();
    sections.add(split());
    sections.add(new LearningCurve("cross-entropy, nats", model.fitted().epochs()));
    sections.add(new ConfusionMatrix(model.genres(), test.confusion()));
    sections.add(new Reliability("the most probable genre", test.reliability()));
    sections.add(lastLayer());
    sections.add(table());
    if (model.weights().shape().attention()) {
      sections.add(examples());
    }
    return new ReportData(sections);
  }

  private DataSplit split() {
    return DataSplit.of(
        "songs",
        split -> part(split).labels().length,
        "Cut at random, seed "
            + run.seed()
            + ", every genre with the same share on each side. Copies of a song were dropped"
            + " before, so that no lyrics are on two sides.",
        String.format(
            Locale.ROOT,
            "The %,d words of the vocabulary and their vectors come from the training songs, the"
                + " calibration from the validation songs.",
            outcome.model().words().vocabulary().size()));
  }

  private LyricsExamples part(Split split) {
    LyricsCase data = outcome.data();
    return switch (split) {
      case TRAINING -> data.training();
      case VALIDATION -> data.validation();
      case TEST -> data.test();
    };
  }

  private LastLayer lastLayer() {
    return new LastLayer(
        "what the linear layer reads of the LSTM ("
            + outcome.model().weights().shape().hidden()
            + " units)"
            + (outcome.model().weights().shape().skip() ? ", beside the linear path" : ""),
        "the truth",
        outcome.model().genres(),
        drawn.labels(),
        LyricsScorer.summaries(outcome.model().weights(), drawn.songs(), run.threads()));
  }

  private FigureTable table() {
    return new FigureTable(
        "Songs",
        List.of(
            new FigureTable.Column("training accuracy %", Better.NEITHER, 1),
            new FigureTable.Column("validation accuracy %", Better.NEITHER, 1),
            new FigureTable.Column("test accuracy %", Better.HIGHER, 1),
            new FigureTable.Column("test log-loss", Better.LOWER, 3),
            new FigureTable.Column("macro F1", Better.HIGHER, 3),
            new FigureTable.Column("calibration error", Better.LOWER, 4)),
        outcome.rows().stream().map(row -> row(row.name(), row.folds().get(0))).toList());
  }

  private static FigureTable.Row row(String name, LyricsFigures figures) {
    return FigureTable.Row.of(
        name,
        100 * figures.training(),
        100 * figures.validation(),
        100 * figures.test().accuracy(),
        figures.test().logLoss(),
        figures.macroF1(),
        figures.test().calibrationError());
  }

  private AttentionExamples examples() {
    int[] rows =
        IntStream.range(0, outcome.model().genres().size())
            .flatMap(
                genre ->
                    IntStream.range(0, drawn.labels().length)
                        .filter(n -> drawn.labels()[n] == genre)
                        .limit(1))
            .toArray();
    LyricsExamples chosen = drawn.at(rows);
    float[][] read = LyricsScorer.read(outcome.model().weights(), chosen.songs(), run.threads());
    float[][] forecasts = outcome.model().probabilities(chosen.songs(), run.threads());
    return new AttentionExamples(
        "A test song per genre, drawn by seed; the "
            + SHOWN_WORDS
            + " words with the most weight in what the linear layer reads of the LSTM, in order."
            + (outcome.model().weights().shape().skip()
                ? " What a word adds by the linear path beside it is not shown."
                : ""),
        IntStream.range(0, rows.length)
            .mapToObj(n -> example(chosen, n, read[n], forecasts[n]))
            .toList());
  }

  private Example example(LyricsExamples songs, int row, float[] read, float[] forecast) {
    int[] words = songs.songs()[row];
    List<Weight> weights =
        IntStream.range(0, words.length)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> -read[t]))
            .limit(SHOWN_WORDS)
            .sorted()
            .map(t -> new Weight(word(words[t]), read[t]))
            .toList();
    double shown = weights.stream().mapToDouble(Weight::weight).sum();
    int top = ScoreCard.top(forecast);
    List<String> genres = outcome.model().genres();
    return new Example(
        "A song of " + words.length + " words",
        genres.get(songs.labels()[row]),
        genres.get(top),
        forecast[top],
        weights,
        Math.max(0, 1 - shown));
  }

  private String word(int id) {
    return id == 0 ? "no known word" : outcome.model().words().vocabulary().names().get(id - 1);
  }
}
