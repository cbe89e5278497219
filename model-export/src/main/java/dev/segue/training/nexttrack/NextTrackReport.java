package dev.segue.training.nexttrack;

import dev.segue.features.scoring.ReliabilityBins;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.report.AttentionExamples;
import dev.segue.training.report.AttentionExamples.Example;
import dev.segue.training.report.AttentionExamples.Weight;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a report shows of a trained network of the next track. Names no user and no track. */
public final class NextTrackReport {

  private static final int LIST = 20;
  private static final int ANSWERED = 4_000;
  private static final int EXAMPLES = 5;
  private static final int EXAMPLE_TRACKS = 5;
  private static final List<String> PLACES =
      List.of("on a list of " + LIST, "further down", "new to training");

  private final NextTrackData data;
  private final NextTrackTraining.Trained trained;
  private final NextTrackContest contest;
  private final int[] drawn;
  private final List<NextTrackCase> cases;
  private final PrefixVectors vectors;
  private final float[] confidences;
  private final int[] tops;

  private NextTrackReport(NextTrackTraining.Trained trained, Judged judged, TrainingRun run) {
    this.data = judged.data();
    this.trained = trained;
    this.contest = judged.contest();
    List<NextTrackCase> all = contest.test().cases();
    this.drawn = Sample.of(all.size(), ANSWERED, run.seed());
    this.cases = Arrays.stream(drawn).mapToObj(all::get).toList();
    this.confidences = new float[drawn.length];
    this.tops = new int[drawn.length];
    judged.model().each(cases, run.threads(), this::answered);
    this.vectors = PrefixVectors.of(trained.weights(), cases, run.threads());
  }

  /** A model that was judged on the test sessions of data, first of all entries. */
  public record Judged(NextTrackData data, NextTrackModel model, NextTrackContest contest) {}

  /**
   * Runs the model once more over some test cases.
   *
   * @param run seed of what is drawn
   */
  public static ReportData of(NextTrackTraining.Trained trained, Judged judged, TrainingRun run) {
    return new NextTrackReport(trained, judged, run).sections(run.seed());
  }

  private void answered(int number, float[] probabilities) {
    tops[number] = ScoreCard.top(probabilities);
    confidences[number] = probabilities[tops[number]];
  }

  private ReportData sections(long seed) {
    List<Section> sections = new ArrayList<>();
    sections.add(split());
    sections.add(
        new LearningCurve(
            "cross-entropy, nats; training over drawn tracks, validation over all",
            trained.fitted().epochs()));
    sections.add(reliability());
    sections.add(lastLayer(seed));
    sections.add(table("Every position of the test sessions", contest));
    sections.add(table("Last tracks of the test sessions", contest.lastOnly()));
    vectors.attention().ifPresent(attention -> sections.add(examples(attention)));
    return new ReportData(sections);
  }

  private DataSplit split() {
    TestCases test = contest.test();
    return new DataSplit(
        "sessions",
        List.of(
            new DataSplit.Part("training", data.training().size()),
            new DataSplit.Part("validation", data.validation().size()),
            new DataSplit.Part("test", data.test().size())),
        List.of(
            "Rule: " + data.split().rule() + ". A session is on one side only.",
            String.format(
                Locale.ROOT,
                "Every prefix of a test session is a case of its own: %,d, of which %,d have a"
                    + " target that training has not seen; %,d of them are in no validation session"
                    + " either and count as misses.",
                test.cases().size(),
                test.unseen(),
                test.unknown()),
            "All tracks are ranked; ties go to the track with more plays."));
  }

  private Reliability reliability() {
    ReliabilityBins bins = new ReliabilityBins();
    for (int n = 0; n < drawn.length; n++) {
      bins.add(confidences[n], tops[n] == cases.get(n).target());
    }
    return new Reliability("the track on top of the list", bins.bins());
  }

  private LastLayer lastLayer(long seed) {
    int[] shown = Sample.of(drawn.length, LastLayer.MOST_ROWS, seed);
    return new LastLayer(
        "the session vectors of the network",
        "where the target was ranked",
        PLACES,
        IntStream.of(shown).map(this::place).toArray(),
        IntStream.of(shown).mapToObj(n -> vectors.sessions()[n]).toArray(float[][]::new));
  }

  private int rank(int number) {
    return contest.entries().get(0).ranks()[drawn[number]];
  }

  private int place(int number) {
    return rank(number) <= LIST ? 0 : rank(number) == Ranking.NEVER ? 2 : 1;
  }

  private static FigureTable table(String title, NextTrackContest contest) {
    return new FigureTable(
        title,
        Stream.of("HR@5 %", "HR@10 %", "HR@20 %", "HR@50 %", "MRR@20 %")
            .map(name -> new FigureTable.Column(name, Better.HIGHER, 2))
            .toList(),
        contest.entries().stream().map(NextTrackReport::row).toList());
  }

  private static FigureTable.Row row(Ranked entry) {
    return FigureTable.Row.of(
        entry.name(),
        percent(entry, HitFigure.HIT_RATIO, 5),
        percent(entry, HitFigure.HIT_RATIO, 10),
        percent(entry, HitFigure.HIT_RATIO, 20),
        percent(entry, HitFigure.HIT_RATIO, 50),
        percent(entry, HitFigure.RECIPROCAL_RANK, 20));
  }

  private static double percent(Ranked entry, HitFigure figure, int k) {
    return 100 * entry.spread(figure, k).mean();
  }

  private AttentionExamples examples(float[][] attention) {
    return new AttentionExamples(
        "The first of the drawn test cases with "
            + EXAMPLE_TRACKS
            + " tracks or more. Tracks are told by how often they were played; the network reads"
            + " the newest "
            + trained.weights().shape().longest()
            + ".",
        IntStream.range(0, cases.size())
            .filter(n -> cases.get(n).length() >= EXAMPLE_TRACKS)
            .limit(EXAMPLES)
            .mapToObj(n -> example(n, attention[n]))
            .toList());
  }

  private Example example(int number, float[] attention) {
    int[] tracks = cases.get(number).newest(attention.length);
    List<Weight> weights = new ArrayList<>();
    for (int t = 0; t < tracks.length; t++) {
      int ago = tracks.length - 1 - t;
      String when = ago == 0 ? ", newest" : ", " + ago + " before";
      weights.add(new Weight(plays(tracks[t]) + when, attention[t]));
    }
    int rank = rank(number);
    return new Example(
        "After " + cases.get(number).length() + " tracks",
        rank == Ranking.NEVER ? "new to training" : "place " + rank,
        plays(tops[number]),
        confidences[number],
        weights,
        0);
  }

  /** How often a track was played, compared with others. */
  private static String plays(int track) {
    if (track == TrackVocabulary.UNKNOWN) {
      return "not known";
    }
    int top = 10;
    while (track > top) {
      top *= 10;
    }
    return String.format(Locale.ROOT, "top %,d", top);
  }
}
