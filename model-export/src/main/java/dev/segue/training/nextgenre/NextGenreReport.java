package dev.segue.training.nextgenre;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.NetworkNames;
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
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.Inspection;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.SequenceScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What a report shows of a trained next-genre network. Names no user and no track. */
public final class NextGenreReport {

  private static final int SHOWN_STEPS = 12;

  private final TrainedNetwork trained;
  private final NextGenreData data;
  private final List<String> labels;
  private final List<Place> drawn;
  private final Inspection inspection;

  /** A test step. */
  private record Place(int user, int step) {}

  private NextGenreReport(TrainedNetwork trained, TrainingRun run) {
    this.trained = trained;
    this.data = trained.data();
    this.labels = data.labels().stream().map(Enum::name).toList();
    List<Place> tests = tests();
    int[] chosen = Sample.of(tests.size(), LastLayer.MOST_ROWS, run.seed());
    this.drawn = Arrays.stream(chosen).mapToObj(tests::get).toList();
    Set<Place> wanted = Set.copyOf(drawn);
    this.inspection =
        SequenceScorer.inspect(
            trained.result().weights(),
            data.sequences(),
            (user, step) -> wanted.contains(new Place(user, step)),
            run.threads());
  }

  /**
   * Runs the network once more over all histories.
   *
   * @param entries of a contest on the test steps, the network first
   * @param run seed of what is drawn
   */
  public static ReportData of(
      TrainedNetwork trained, List<Contest.Entry> entries, TrainingRun run) {
    return new NextGenreReport(trained, run).sections(entries);
  }

  private ReportData sections(List<Contest.Entry> entries) {
    Scores test = entries.get(0).frozen().all();
    List<Section> sections = new ArrayList<>();
    sections.add(split());
    sections.add(new LearningCurve("cross-entropy, nats", trained.result().epochs()));
    sections.add(new ConfusionMatrix(labels, test.confusion()));
    sections.add(new Reliability("the most probable genre", test.reliability()));
    sections.add(table(entries));
    if (!drawn.isEmpty()) {
      sections.add(lastLayer());
    }
    if (inspection.scores() != null) {
      sections.add(examples());
    }
    return new ReportData(sections);
  }

  private List<Place> tests() {
    List<Place> tests = new ArrayList<>();
    List<History> histories = data.sequences().histories();
    for (int user = 0; user < histories.size(); user++) {
      History history = histories.get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.labels()[t] >= 0 && history.splits()[t] == Split.TEST) {
          tests.add(new Place(user, t));
        }
      }
    }
    return tests;
  }

  private DataSplit split() {
    return DataSplit.of(
        "steps with a label",
        data.sequences()::labelled,
        String.format(
            Locale.ROOT,
            "%,d steps of %,d histories; a step's label is the genre of the next session.",
            data.sequences().steps(),
            data.histories().size()),
        "Every history is cut by time: the first 70 % training, then 10 % validation, then 20 %"
            + " test. No step is on two sides, and no training step of a history is later than"
            + " one of its validation or test steps; a listener is on all sides.",
        "A step's features end at the moment of its prediction. Memory is carried over the cuts,"
            + " as in a stream.");
  }

  private static FigureTable table(List<Contest.Entry> entries) {
    return new FigureTable(
        "Test steps, frozen view",
        List.of(
            new FigureTable.Column("accuracy %", Better.HIGHER, 1),
            new FigureTable.Column("log-loss", Better.LOWER, 3),
            new FigureTable.Column("calibration error", Better.LOWER, 4),
            new FigureTable.Column("genre changed: accuracy %", Better.HIGHER, 1),
            new FigureTable.Column("genre changed: log-loss", Better.LOWER, 3)),
        entries.stream().map(NextGenreReport::row).toList());
  }

  private static FigureTable.Row row(Contest.Entry entry) {
    Scores all = entry.frozen().all();
    Scores changed = entry.frozen().changed();
    return FigureTable.Row.of(
        entry.name().replace('_', ' '),
        100 * all.accuracy(),
        all.logLoss(),
        all.calibrationError(),
        100 * changed.accuracy(),
        changed.logLoss());
  }

  private LastLayer lastLayer() {
    NetworkShape shape = trained.result().weights().shape();
    return new LastLayer(
        "the head's hidden layer (" + shape.headHidden() + " units, frozen view)",
        "the truth",
        labels,
        drawn.stream().mapToInt(this::label).toArray(),
        drawn.stream()
            .map(place -> inspection.hidden()[place.user()][place.step()])
            .toArray(float[][]::new));
  }

  private int label(Place place) {
    return data.sequences().histories().get(place.user()).labels()[place.step()];
  }

  private AttentionExamples examples() {
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      int truth = label;
      drawn.stream()
          .filter(p -> label(p) == truth)
          .findFirst()
          .map(this::example)
          .ifPresent(examples::add);
    }
    return new AttentionExamples(
        "A test step per genre that followed it, drawn by seed; the "
            + SHOWN_STEPS
            + " steps with the most weight, in order of time. Softmax over the whole history.",
        examples);
  }

  private Example example(Place place) {
    double[] weights =
        new AttentionWeights(inspection.scores()[place.user()], decay()).at(place.step());
    List<Integer> strongest =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -weights[i]))
            .limit(SHOWN_STEPS)
            .sorted()
            .toList();
    double shown = strongest.stream().mapToDouble(i -> weights[i]).sum();
    float[] forecast = trained.probabilities(place.user(), place.step(), View.FROZEN);
    int top = ScoreCard.top(forecast);
    return new Example(
        "After " + weights.length + " sessions",
        labels.get(label(place)),
        labels.get(top),
        forecast[top],
        strongest.stream().map(i -> new Weight(name(place, i), weights[i])).toList(),
        Math.max(0, 1 - shown));
  }

  private String name(Place place, int step) {
    int ago = place.step() - step;
    String genre =
        data.histories().get(place.user()).steps().get(step).step().track().genre().name();
    return genre + (ago == 0 ? ", the last" : ", " + ago + " before");
  }

  private double decay() {
    float raw = trained.result().weights().tensor(NetworkNames.ATTENTION_DECAY).values()[0];
    return Math.log1p(Math.exp(raw));
  }
}
