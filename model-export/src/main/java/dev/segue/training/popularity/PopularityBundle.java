package dev.segue.training.popularity;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.training.bundle.About;
import dev.segue.training.bundle.ModelBundle;
import dev.segue.training.data.SeenTracks;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a trained popularity network as a bundle. */
public final class PopularityBundle {

  static final String GRAPH = "popularity.onnx";
  static final String WORDS = BundleFiles.vocabulary("genre-words");

  private static final int GOLDEN_ROWS = 16;

  private PopularityBundle() {}

  /**
   * Writes the bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its own golden vectors
   */
  public static BundleDirectory write(Path directory, TrainedPopularity trained, About about)
      throws IOException {
    PopularityWeights weights = trained.weights();
    List<String> seen = trained.task().splits().seen().lines();
    BundleDraft draft =
        new BundleDraft(
            PopularitySpec.KIND,
            about.version(),
            PopularitySpec.KIND,
            about.provenance(),
            ModelBundle.TOLERANCE,
            spec(trained, seen.size()),
            about.metrics());
    return new ModelBundle(draft)
        .graph(GRAPH, PopularityGraph.of(weights, trained.calibration()), golden(trained))
        .lines(WORDS, weights.encoding().words().words())
        .lines(SeenTracks.FILE, seen)
        .report(about.report())
        .write(directory);
  }

  private static PopularitySpec spec(TrainedPopularity trained, int seen) {
    PopularityEncoding encoding = trained.weights().encoding();
    Scaling scaling = encoding.numbers();
    return new PopularitySpec(
        IntStream.range(0, DescribedTrack.NUMBERS.size())
            .mapToObj(
                n ->
                    new PopularitySpec.Column(
                        DescribedTrack.NUMBERS.get(n),
                        scaling.mean()[n],
                        1 / scaling.inverseDeviation()[n]))
            .toList(),
        GenreWords.LENGTH,
        encoding.words().words().size(),
        trained.task().threshold(),
        trained.task().splits().unit().key(),
        seen);
  }

  /** The trainer's own forecasts of some test tracks. */
  private static GoldenVectors golden(TrainedPopularity trained) {
    List<DescribedTrack> tracks =
        trained.task().splits().part(Split.TEST).stream()
            .limit(GOLDEN_ROWS)
            .map(RatedTrack::track)
            .toList();
    float[] popularity = new float[tracks.size()];
    float[] probability = new float[tracks.size()];
    for (int n = 0; n < popularity.length; n++) {
      double forecast = trained.forecasts().get(tracks.get(n).id());
      popularity[n] = (float) forecast;
      probability[n] = (float) trained.calibration().probability(forecast);
    }
    long rows = popularity.length;
    return GoldenVectors.of(
        inputs(trained.weights().encoding().words(), tracks),
        Map.of(
            PopularityGraph.POPULARITY, GoldenTensor.ofFloats(popularity, rows),
            PopularityGraph.PROBABILITY, GoldenTensor.ofFloats(probability, rows)));
  }

  /** Tracks as the graph takes them. */
  static Map<String, GoldenTensor> inputs(GenreWords words, List<DescribedTrack> tracks) {
    int width = DescribedTrack.NUMBERS.size();
    long[] ids = new long[tracks.size() * GenreWords.LENGTH];
    float[] numbers = new float[tracks.size() * width];
    for (int row = 0; row < tracks.size(); row++) {
      DescribedTrack track = tracks.get(row);
      System.arraycopy(words.ids(track), 0, ids, row * GenreWords.LENGTH, GenreWords.LENGTH);
      System.arraycopy(track.numbers(), 0, numbers, row * width, width);
    }
    return Map.of(
        PopularityGraph.WORDS, GoldenTensor.ofIntegers(ids, tracks.size(), GenreWords.LENGTH),
        PopularityGraph.NUMBERS, GoldenTensor.ofFloats(numbers, tracks.size(), width));
  }
}
