package dev.segue.training.fusion;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.schemas.Track;
import dev.segue.training.bundle.About;
import dev.segue.training.bundle.ModelBundle;
import dev.segue.training.data.SeenTracks;
import dev.segue.training.learning.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a trained fusion model as a bundle. */
public final class FusionBundle {

  private static final int GOLDEN_TRACKS = 32;

  private FusionBundle() {}

  /**
   * Writes the bundle, after ONNX Runtime has reproduced the trainer's probabilities of test
   * tracks.
   *
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its golden vectors
   */
  public static BundleDirectory write(
      Path directory, TrainedFusion trained, int threads, About about) throws IOException {
    FusionModel model = trained.model();
    TagVectors tags = model.clusters().vectors();
    List<String> seen = trained.data().tracks().seen().lines();
    FusionSpec spec = spec(model, seen.size());
    ModelBundle bundle =
        new ModelBundle(
                new BundleDraft(
                    FusionSpec.KIND,
                    about.version(),
                    FusionSpec.KIND,
                    about.provenance(),
                    ModelBundle.TOLERANCE,
                    spec,
                    about.metrics()))
            .graph(FusionGraph.FILE, FusionGraph.of(model), golden(trained, model, threads))
            .lines(SeenTracks.FILE, seen)
            .lines(FusionSpec.TAG_NAMES, tags.tags().names())
            .lines(FusionSpec.TAG_VECTORS, NumberLines.of(tags.vectors()))
            .lines(FusionSpec.CENTROIDS, NumberLines.of(model.clusters().centroids()))
            .report(about.report());
    for (WordTable table : model.features().tables()) {
      bundle.lines(BundleFiles.vocabulary(table.field().key()), table.words().names());
    }
    return bundle.write(directory);
  }

  private static FusionSpec spec(FusionModel model, int seen) {
    TrackNumbers numbers = model.features().numbers();
    List<FusionSpec.Column> columns = new ArrayList<>();
    for (int n = 0; n < numbers.fill().length; n++) {
      columns.add(new FusionSpec.Column(numbers.columns().get(n).name(), numbers.fill()[n]));
    }
    TagVectors tags = model.clusters().vectors();
    return new FusionSpec(
        model.names(),
        columns,
        model.features().tables().stream()
            .map(
                table ->
                    new FusionSpec.Text(
                        table.field().key(),
                        BundleFiles.vocabulary(table.field().key()),
                        table.words().size()))
            .toList(),
        new FusionSpec.Tags(tags.form().text(), tags.tags().size()),
        seen);
  }

  private static GoldenVectors golden(TrainedFusion trained, FusionModel model, int threads) {
    List<Track> all = FusionData.tracks(trained.data().part(Split.TEST));
    List<Track> tracks = all.subList(0, Math.min(GOLDEN_TRACKS, all.size()));
    float[][] probabilities = model.probabilities(tracks, threads);
    int classes = model.names().size();
    float[] values = new float[tracks.size() * classes];
    for (int n = 0; n < tracks.size(); n++) {
      System.arraycopy(probabilities[n], 0, values, n * classes, classes);
    }
    return GoldenVectors.of(
        GraphInputs.of(model.features()).of(tracks),
        Map.of(FusionGraph.PROBABILITIES, GoldenTensor.ofFloats(values, tracks.size(), classes)));
  }
}
