package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Difference;
import java.util.ArrayList;
import java.util.List;

/**
 * Recommenders on the same listeners. Candidates and what was played are tracks outside training
 * and validation.
 *
 * @param listeners how many
 * @param candidates how many
 * @param relevant mean number of tracks that a listener goes on to
 * @param entries the model first
 */
public record RecommendationContest(
    int listeners, int candidates, double relevant, List<Entry> entries) {

  public RecommendationContest {
    entries = List.copyOf(entries);
  }

  /**
   * One recommender.
   *
   * @param name for people
   * @param figures of its rankings
   * @param ahead by how much the model's average precision is higher
   */
  public record Entry(String name, RankingFigures figures, Difference ahead) {}

  /** Judges a trained model on its test tracks. */
  public static RecommendationContest of(TrainedFusion trained, Plays plays, TrainingRun run) {
    List<Track> candidates = FusionData.tracks(trained.data().part(Split.TEST));
    float[][] classes = trained.model().probabilities(candidates, run.threads());
    return of(candidates, classes, plays, run.seed());
  }

  /** Judges a bundle on the tracks that it was not trained on. */
  public static RecommendationContest of(
      ServedFusion served, TaggedTracks tracks, Plays plays, long seed) {
    List<Track> candidates = FusionData.tracks(served.unseen(tracks).tracks());
    return of(candidates, served.probabilities(candidates), plays, seed);
  }

  private static RecommendationContest of(
      List<Track> candidates, float[][] classes, Plays plays, long seed) {
    Listeners all = Listeners.of(ids(candidates), plays);
    RankingFigures model = RankingFigures.of(Recommender.byClasses(classes), all, seed);
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("v_u . F(s)", model, model.over(model)));
    add(entries, "popularity", RankingFigures.of(Recommender::popularity, all, seed), model);
    add(entries, "item-kNN", RankingFigures.of(Recommender::itemNeighbours, all, seed), model);
    add(entries, "random", RankingFigures.of(Recommender::random, all, seed), model);
    double relevant =
        all.listeners().stream().mapToInt(l -> l.relevant().size()).average().orElse(0);
    return new RecommendationContest(
        all.listeners().size(), all.candidates().size(), relevant, entries);
  }

  private static void add(
      List<Entry> entries, String name, RankingFigures figures, RankingFigures model) {
    entries.add(new Entry(name, figures, model.over(figures)));
  }

  private static List<String> ids(List<Track> tracks) {
    return tracks.stream().map(Track::getId).toList();
  }
}
