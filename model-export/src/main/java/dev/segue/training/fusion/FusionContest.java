package dev.segue.training.fusion;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The network beside its baselines on the same test tracks.
 *
 * @param split what is never on two sides
 * @param names of the classes
 * @param entries the network first
 */
public record FusionContest(String split, List<String> names, List<Entry> entries) {

  /** The name of the network's entry. */
  public static final String NETWORK = "network";

  public FusionContest {
    names = List.copyOf(names);
    entries = List.copyOf(entries);
  }

  /**
   * One forecaster.
   *
   * @param name for people
   * @param scores on the test tracks
   * @param ahead by how much more of the tracks the network is right, with the interval of a
   *     bootstrap over artists; 0 for itself
   */
  public record Entry(String name, Scores scores, Difference ahead) {

    /** Mean of the classes' F1. */
    public double macroF1() {
      return scores.classes().stream()
          .mapToDouble(Scores.ClassScores::f1)
          .average()
          .orElse(Double.NaN);
    }
  }

  /** Judges a trained network and fits its baselines. */
  public static FusionContest of(TrainedFusion trained, TrainingRun run) {
    return of(trained, run, FusionBaselines.of(trained.data(), run));
  }

  /**
   * Judges a bundle on those tracks that it was not trained on; the majority is that of the classes
   * among them, which flatters it.
   */
  public static FusionContest of(ServedFusion served, TaggedTracks tracks) {
    List<TaggedTrack> unseen = served.unseen(tracks).tracks();
    int[] truths = unseen.stream().mapToInt(served::label).toArray();
    float[][] network = served.probabilities(FusionData.tracks(unseen));
    Judge judge = new Judge(truths, artists(unseen));
    float[] shares = new float[served.names().size()];
    for (int truth : truths) {
      shares[truth] += 1f / truths.length;
    }
    float[][] majority = new float[truths.length][];
    Arrays.fill(majority, shares);
    return new FusionContest(
        "unseen tracks",
        served.names(),
        List.of(
            judge.entry(NETWORK, network, network), judge.entry("majority", majority, network)));
  }

  /** Judges a trained network alone. */
  public static FusionContest ofNetwork(TrainedFusion trained, TrainingRun run) {
    return of(trained, run, Map.of());
  }

  private static FusionContest of(
      TrainedFusion trained, TrainingRun run, Map<String, float[][]> baselines) {
    FusionData data = trained.data();
    Judge judge = new Judge(data);
    FusionExamples test = data.labelled(Split.TEST).examples();
    float[][] network = FusionScorer.probabilities(trained.fitted().tensors(), test, run.threads());
    List<Entry> entries = new ArrayList<>();
    entries.add(judge.entry(NETWORK, network, network));
    baselines.forEach((name, baseline) -> entries.add(judge.entry(name, baseline, network)));
    return new FusionContest(data.unit().key(), data.names(), entries);
  }

  private static BlockBootstrap artists(List<TaggedTrack> tracks) {
    return new BlockBootstrap(Blocks.of(tracks.stream().map(SplitUnit.ARTIST::of).toList()));
  }

  /** The network's entry. */
  public Entry network() {
    return entries.get(0);
  }

  /** The test tracks. */
  private record Judge(int[] truths, BlockBootstrap artists) {

    Judge(FusionData data) {
      this(data.rows(Split.TEST).labels(), FusionContest.artists(data.part(Split.TEST)));
    }

    Entry entry(String name, float[][] probabilities, float[][] network) {
      Tally tally = new Tally(probabilities[0].length);
      for (int n = 0; n < truths.length; n++) {
        tally.add(probabilities[n], truths[n]);
      }
      Difference ahead =
          artists.difference(
              Outcomes.of(network, truths).hits(), Outcomes.of(probabilities, truths).hits());
      return new Entry(name, tally.scores(), ahead);
    }
  }
}
