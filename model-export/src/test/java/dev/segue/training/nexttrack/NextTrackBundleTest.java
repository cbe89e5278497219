package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextTrackBundleTest {

  private static final float TOLERANCE = 1e-4f;
  private static final int LONGEST = 5;
  private static final int RETURNED = 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(NetworkForm.class)
  void shouldAnswerInOnnxRuntimeAsInTheTrainer(NetworkForm form) throws IOException {
    NextTrackData data = SmallWorld.data();
    List<Modality> modalities = form.attends() ? List.of(modality(data)) : List.of();
    NextTrackModel model = NextTrackModel.withMemory(weights(data, form, modalities), data, 1);

    assertSameAnswers(data, model);
  }

  @Test
  void shouldAnswerWithoutAMemoryToo() throws IOException {
    NextTrackData data = SmallWorld.data();

    assertSameAnswers(data, NextTrackModel.of(weights(data, NetworkForm.NORMALISED, List.of())));
  }

  /** The graph returns a hundred tracks, and there are more. */
  @Test
  void shouldPlaceTargetsThatTheGraphDoesNotReturnRightBehindThoseThatItDoes() throws IOException {
    NextTrackData data = NextTrackData.of(SessionSplit.heldOut(sessionsOfManyTracks(), 0.2, 1));
    NextTrackModel model = NextTrackModel.of(weights(data, NetworkForm.NORMALISED, List.of()));
    List<NextTrackCase> cases = NextTrackCase.everyPosition(data.test());
    int[] expected =
        Arrays.stream(model.ranked("network", cases, 1).get(0).ranks())
            .map(rank -> rank == Ranking.NEVER ? rank : Math.min(rank, RETURNED + 1))
            .toArray();
    NextTrackBundle.write(folder.resolve("bundle"), model, data, about(model));

    try (BundledNextTrack bundle = BundledNextTrack.load(folder.resolve("bundle"))) {
      assertArrayEquals(expected, bundle.ranks(cases));
    }
    assertTrue(Arrays.stream(expected).filter(rank -> rank == RETURNED + 1).count() > 20);
    assertTrue(Arrays.stream(expected).filter(rank -> rank == Ranking.NEVER).count() > 0);
  }

  private static List<Session> sessionsOfManyTracks() {
    SplittableRandom random = new SplittableRandom(4);
    List<Session> sessions = new ArrayList<>();
    for (int s = 0; s < 150; s++) {
      sessions.add(
          new Session("", 0, random.ints(5, 0, 2 * RETURNED).mapToObj(Integer::toString).toList()));
    }
    return sessions;
  }

  private void assertSameAnswers(NextTrackData data, NextTrackModel model) throws IOException {
    Path directory = folder.resolve("bundle");
    List<NextTrackCase> cases = cases(data);
    NextTrackBundle.write(directory, model, data, about(model));

    try (BundledNextTrack bundle = BundledNextTrack.load(directory)) {
      GoldenTensor expected =
          NextTrackBundle.golden(model, cases).outputs().get(NextTrackGraph.SCORES);
      GoldenTensor found = bundle.answer(cases).get(NextTrackGraph.SCORES);
      assertArrayEquals(expected.floats(), found.floats(), TOLERANCE);
      assertArrayEquals(
          model.ranked("network", cases, 1).get(0).ranks(),
          bundle.ranks(cases),
          "places of targets");
      assertEquals(data.vocabulary().ids(), bundle.vocabulary().ids());
    }
  }

  /** Every length from 1 to three times what the network reads, with unknown tracks among them. */
  private static List<NextTrackCase> cases(NextTrackData data) {
    SplittableRandom random = new SplittableRandom(3);
    List<NextTrackCase> cases = new ArrayList<>();
    for (int length = 1; length <= 3 * LONGEST; length++) {
      int[] session = new int[length + 1];
      Arrays.setAll(session, n -> random.nextInt(data.vocabulary().size()));
      cases.add(new NextTrackCase(session, length));
    }
    return cases;
  }

  private static Modality modality(NextTrackData data) {
    float[] rows = new float[3 * data.vocabulary().size()];
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < rows.length; n++) {
      rows[n] = (float) random.nextDouble(-1, 1);
    }
    return new Modality("acoustic", 3, rows);
  }

  private static NextTrackWeights weights(
      NextTrackData data, NetworkForm form, List<Modality> modalities) {
    NextTrackTraining.Sizes sizes = new NextTrackTraining.Sizes(8, 12, LONGEST, 20);
    return new NextTrackTraining(sizes, new Stopping(8, 5), new TrainingRun(1, 1))
        .train(
            data,
            new NextTrackRecipe("network", form, TrackVectors.RANDOM, modalities),
            Checkpoint.NONE,
            TrainingProgress.SILENT)
        .weights();
  }

  private static NextTrackBundle.About about(NextTrackModel model) {
    return new NextTrackBundle.About(
        "1",
        model.weights().shape().modalities().isEmpty() ? List.of() : List.of("acoustic"),
        JsonNodeFactory.instance.objectNode(),
        new Provenance("2026-01-01T00:00:00Z", 1, "0".repeat(64), "test"),
        ReportData.of());
  }
}
