package dev.segue.training.popularity;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.data.SeenTracks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A popularity network of a bundle, in ONNX Runtime. Close to free it. */
public final class PopularityModel implements AutoCloseable {

  private static final int BATCH = 512;

  private final PopularitySpec spec;
  private final GenreWords words;
  private final SeenTracks seen;
  private final VerifiedGraphs graphs;

  private PopularityModel(BundleDirectory bundle) {
    this.spec = bundle.model(PopularitySpec.KIND, PopularitySpec.class);
    this.words = new GenreWords(bundle.lines(PopularityBundle.WORDS, spec.vocabulary()));
    this.seen =
        new SeenTracks(spec.splitUnit(), Set.copyOf(bundle.lines(SeenTracks.FILE, spec.seen())));
    this.graphs = VerifiedGraphs.load(bundle);
  }

  /**
   * Loads a bundle and checks its golden vectors.
   *
   * @throws dev.segue.features.bundle.BundleException if it cannot be used, or is of another kind
   */
  public static PopularityModel load(Path directory) {
    return new PopularityModel(BundleDirectory.read(directory));
  }

  /**
   * What is forecast of tracks.
   *
   * @param popularity [N] 0 to 100
   * @param probability [N] of being popular
   */
  public record Forecasts(double[] popularity, double[] probability) {}

  /** What {@link #unseen} gives, for people. */
  String tested() {
    return seen.unseen();
  }

  /** What the bundle says of its model. */
  public PopularitySpec spec() {
    return spec;
  }

  /**
   * The tracks that neither training nor validation has seen, under this id or another; split by
   * artist, those of artists that neither has seen.
   *
   * @throws IllegalArgumentException when there are none
   */
  public List<RatedTrack> unseen(List<RatedTrack> tracks) {
    List<RatedTrack> unseen = tracks.stream().filter(track -> !seen.has(track)).toList();
    if (unseen.isEmpty()) {
      throw new IllegalArgumentException(
          "tracks: expected "
              + seen.unseen()
              + ", which the bundle was not trained on, found none among "
              + tracks.size()
              + "; give other tracks, or those that its training left for the test");
    }
    return unseen;
  }

  /** Forecasts of tracks, in their order. */
  public Forecasts forecast(List<DescribedTrack> tracks) {
    double[] popularity = new double[tracks.size()];
    double[] probability = new double[tracks.size()];
    for (int from = 0; from < tracks.size(); from += BATCH) {
      List<DescribedTrack> part = tracks.subList(from, Math.min(from + BATCH, tracks.size()));
      Map<String, GoldenTensor> answers =
          graphs.run(PopularityBundle.GRAPH, PopularityBundle.inputs(words, part));
      float[] points = answers.get(PopularityGraph.POPULARITY).floats();
      float[] chances = answers.get(PopularityGraph.PROBABILITY).floats();
      for (int n = 0; n < points.length; n++) {
        popularity[from + n] = points[n];
        probability[from + n] = chances[n];
      }
    }
    return new Forecasts(popularity, probability);
  }

  @Override
  public void close() {
    graphs.close();
  }
}
