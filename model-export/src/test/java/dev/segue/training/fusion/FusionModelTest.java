package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.Provenance;
import dev.segue.schemas.Track;
import dev.segue.training.bundle.About;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionModelTest {

  static final FusionChoice CHOICE = new FusionChoice("word2vec", 3, FusionForm.STANDARD, 0.2f);
  private static final TrainingRun RUN = new TrainingRun(1, 1);

  @Test
  void shouldTellClassesApartThatItsFeaturesTellApart() {
    TrainedFusion trained = train(FusionTracks.withLyrics(400), SplitUnit.TRACK, 12);

    FusionContest contest = FusionContest.ofNetwork(trained, RUN);

    assertThat(contest.network().scores().accuracy()).isGreaterThan(0.9);
    assertThat(contest.names()).anyMatch(name -> name.contains("latin"));
  }

  @Test
  void shouldGiveEqualWeightsForEqualSeeds() {
    TaggedTracks tracks = FusionTracks.of(200);

    TrainedFusion once = train(tracks, SplitUnit.TRACK, 2);
    TrainedFusion again = train(tracks, SplitUnit.TRACK, 2);

    assertThat(again.fitted().tensors()).isEqualTo(once.fitted().tensors());
  }

  @Test
  void shouldMoveTheRunningStatisticsOfBatchNormalisation() {
    TrainedFusion trained = train(FusionTracks.of(200), SplitUnit.TRACK, 3);

    for (String name : FusionWeights.statistics()) {
      float start = name.endsWith("mean") ? 0 : 1;
      assertThat(trained.fitted().tensors().get(name).values()[0]).as(name).isNotEqualTo(start);
    }
  }

  @Test
  void shouldBeAheadOfNetworkAndRegressionAloneOnWhatItWasCalibratedBy() {
    FusionData data = FusionData.of(FusionTracks.withLyrics(240), SplitUnit.TRACK, CHOICE, 1);
    TrainedFusion both = train(data, 3);
    FusionForm alone = FusionForm.STANDARD.withoutLinearPath();

    TrainedFusion network =
        train(
            FusionData.of(data.tracks(), new FusionChoice("word2vec", 3, alone, 0.2f), RUN.seed()),
            3);

    double loss = both.entry(Split.VALIDATION, 1).scores().logLoss();
    int[] labels = data.rows(Split.VALIDATION).labels();
    float[][] regression =
        both.linear().orElseThrow().probabilities(data.tracks().tracks(Split.VALIDATION));
    assertThat(network.linear()).isEmpty();
    assertThat(loss).isLessThan(network.entry(Split.VALIDATION, 1).scores().logLoss());
    assertThat(loss)
        .isLessThan(FusionContest.Entry.of("regression", regression, labels).scores().logLoss());
  }

  @Test
  void shouldWeighEveryClassAlike() {
    float[] weights = FusionTrainer.balance(new int[] {0, 0, 0, 1, 1, 2}, 3);

    assertThat(weights).containsExactly(6 / 9f, 1, 2);
  }

  @Test
  void shouldAnswerInOnnxRuntimeAsTheTrainerDoes(@TempDir Path folder) throws IOException {
    TaggedTracks tracks = FusionTracks.withLyrics(240);
    TrainedFusion trained = train(tracks, SplitUnit.ARTIST, 4);
    About about =
        new About(
            "1",
            JsonNodeFactory.instance.objectNode(),
            new Provenance("2026-11-21T00:00:00Z", 1, "0".repeat(64), "segue train fusion"),
            ReportData.of());

    BundleDirectory bundle = FusionBundle.write(folder.resolve("fusion"), trained, 1, about);

    List<Track> odd =
        List.of(
            tracks.tracks().get(0).track(),
            Track.newBuilder()
                .setId("name:a/b")
                .setTitle("unheard of")
                .setArtist("Nobody")
                .build());
    List<Track> all = FusionData.tracks(trained.data().part(Split.TEST));
    try (ServedFusion served = ServedFusion.load(bundle)) {
      for (List<Track> batch : List.of(odd, odd.subList(1, 2), all)) {
        float[][] expected = trained.model().probabilities(batch, 1);
        float[][] found = served.probabilities(batch);
        for (int n = 0; n < expected.length; n++) {
          assertThat(found[n]).containsExactly(expected[n], Offset.offset(1e-4f));
        }
      }
      assertThat(served.names()).isEqualTo(trained.data().names());
      assertThat(served.unseen(tracks).tracks()).isEqualTo(inOrder(trained, tracks));
      for (TaggedTrack track : tracks.tracks()) {
        assertThat(served.label(track)).isEqualTo(trained.data().clusters().of(track.tags()));
      }
      TaggedTracks seen = new TaggedTracks(trained.data().part(Split.TRAINING), 0);
      assertThatThrownBy(() -> served.unseen(seen)).hasMessageContaining("give other tracks");
    }
  }

  private static List<TaggedTrack> inOrder(TrainedFusion trained, TaggedTracks tracks) {
    List<TaggedTrack> test = trained.data().part(Split.TEST);
    return tracks.tracks().stream().filter(test::contains).toList();
  }

  private static TrainedFusion train(TaggedTracks tracks, SplitUnit unit, int epochs) {
    return train(FusionData.of(tracks, unit, CHOICE, RUN.seed()), epochs);
  }

  private static TrainedFusion train(FusionData data, int epochs) {
    TrainedFusion.Course course = new TrainedFusion.Course(epochs, RUN, Checkpoint.NONE);
    return TrainedFusion.train(data, course, TrainingProgress.SILENT);
  }
}
