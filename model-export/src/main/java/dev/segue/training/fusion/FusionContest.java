package dev.segue.training.fusion;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
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
 * @param artists [N] the artist of every test track
 * @param entries the network first
 */
public record FusionContest(
    String split, List<String> names, List<String> artists, List<Entry> entries) {

  /** The name of the network's entry. */
  public static final String NETWORK = "network";

  public FusionContest {
    names = List.copyOf(names);
    artists = List.copyOf(artists);
    entries = List.copyOf(entries);
  }

  /**
   * One forecaster.
   *
   * @param name for people
   * @param scores on the test tracks
   * @param outcomes track by track
   */
  public record Entry(String name, Scores scores, Outcomes outcomes) {

    /** Mean of the classes' F1. */
    public double macroF1() {
      return scores.classes().stream()
          .mapToDouble(Scores.ClassScores::f1)
          .average()
          .orElse(Double.NaN);
    }

    static Entry of(String name, float[][] probabilities, int[] truths) {
      Tally tally = new Tally(probabilities[0].length);
      for (int n = 0; n < truths.length; n++) {
        tally.add(probabilities[n], truths[n]);
      }
      return new Entry(name, tally.scores(), Outcomes.of(probabilities, truths));
    }
  }

  /** Judges a trained network and fits its baselines. */
  public static FusionContest of(TrainedFusion trained, TrainingRun run) {
    return of(trained, run, FusionBaselines.of(trained, run));
  }

  /**
   * Judges a bundle on those tracks that it was not trained on; the majority is that of the classes
   * among them, which flatters it.
   */
  public static FusionContest of(ServedFusion served, TaggedTracks tracks) {
    List<TaggedTrack> unseen = served.unseen(tracks).tracks();
    int[] truths = unseen.stream().mapToInt(served::label).toArray();
    float[] shares = new float[served.names().size()];
    for (int truth : truths) {
      shares[truth] += 1f / truths.length;
    }
    float[][] majority = new float[truths.length][];
    Arrays.fill(majority, shares);
    return new FusionContest(
        "unseen tracks",
        served.names(),
        artists(unseen),
        List.of(
            Entry.of(NETWORK, served.probabilities(FusionData.tracks(unseen)), truths),
            Entry.of("majority", majority, truths)));
  }

  /** Judges a trained network alone. */
  public static FusionContest ofNetwork(TrainedFusion trained, TrainingRun run) {
    return of(trained, run, Map.of());
  }

  private static FusionContest of(
      TrainedFusion trained, TrainingRun run, Map<String, float[][]> baselines) {
    FusionData data = trained.data();
    int[] truths = data.rows(Split.TEST).labels();
    List<Entry> entries = new ArrayList<>();
    entries.add(trained.entry(Split.TEST, run.threads()));
    baselines.forEach((name, baseline) -> entries.add(Entry.of(name, baseline, truths)));
    return new FusionContest(
        data.unit().key(), data.names(), artists(data.part(Split.TEST)), entries);
  }

  private static List<String> artists(List<TaggedTrack> tracks) {
    return tracks.stream().map(SplitUnit.ARTIST::of).toList();
  }

  /** The network's entry. */
  public Entry network() {
    return entries.get(0);
  }
}
