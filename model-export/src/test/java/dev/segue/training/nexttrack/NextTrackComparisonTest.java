package dev.segue.training.nexttrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextTrackComparisonTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);
  private static final int EPOCHS = 3;

  @TempDir private Path cells;
  private final NextTrackData data = SmallWorld.data();
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldKeepNoNetworkThatWasStoppedAndGoOnFromItsLastEpoch() throws IOException {
    assertThatThrownBy(() -> compare(1, RUN))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("goes on from there");
    assertThat(files(".json")).isEmpty();
    assertThat(files(".checkpoint")).hasSize(1);

    NextTrackComparison.Compared resumed = compare(EPOCHS, RUN);

    assertThat(told).anyMatch(message -> message.startsWith("going on after epoch 1 "));
    assertThat(files(".checkpoint")).isEmpty();
    assertThat(files(".json").stream().map(file -> file.getFileName().toString()))
        .as("network and baselines, named by all that decides them")
        .containsExactlyInAnyOrder(
            key(recipe().decides(), training(), NextTrackConstants.ofNetworks()),
            key("baselines", NextTrackConstants.ofBaselines()));
    assertThat(resumed.trainings().get("network").get(0).epochs()).isEqualTo(EPOCHS);
    assertThat(resumed.contest().entries().get(0).ranks()).isEqualTo(uninterrupted());
  }

  @Test
  void shouldTrainOnlyWhatNoFileHas() {
    compare(EPOCHS, RUN);
    int first = told.size();

    NextTrackComparison.Compared two = compare(EPOCHS, RUN, new TrainingRun(2, 1));

    assertThat(told.subList(first, told.size())).containsExactly("network, seed 2");
    Ranked network = two.contest().entries().get(0);
    assertThat(network.runs()).hasSize(2);
    assertThat(network.runs().get(0)).isNotEqualTo(network.runs().get(1));
    assertThat(two.contest().entries().get(1).runs()).as("a baseline has no seed").hasSize(1);
  }

  @Test
  void shouldTakeALearnedBaselineForTheBestWhereItIs() {
    NextTrackComparison.Compared compared =
        new NextTrackComparison(
                data,
                new NextTrackComparison.Setting(
                    List.of(
                        recipe(),
                        new NextTrackRecipe(
                            "other", NetworkForm.GRU4REC, TrackVectors.WORD2VEC, List.of(), true)),
                    training(),
                    List.of(RUN),
                    new CellFolder(cells)),
                new Stops(EPOCHS))
            .run();

    NextTrackContest contest = compared.contest();
    assertThat(contest.entries()).extracting(Ranked::name).startsWith("network", "other");
    Ranked network = contest.entries().get(0);
    List<Ranked> onlyLearned = contest.entries().subList(0, 2);
    assertThat(
            new NextTrackContest(contest.test(), onlyLearned).lead(network, HitFigure.HIT_RATIO, 5))
        .hasValueSatisfying(lead -> assertThat(lead.baseline()).isEqualTo("other"));
    assertThat(network.whenShuffled()).as("kept in the cell").isPresent();
  }

  private String key(Object... decides) {
    return CellFolder.key(Stream.concat(Stream.of(data.digest()), Stream.of(decides)).toArray())
        + ".json";
  }

  private int[] uninterrupted() {
    NextTrackWeights weights =
        training().train(data, recipe(), Checkpoint.NONE, TrainingProgress.SILENT).weights();
    return NextTrackModel.of(weights).ranked("network", data.testCases().cases(), 1).get(0).ranks();
  }

  private NextTrackComparison.Compared compare(int stopAfter, TrainingRun... runs) {
    return new NextTrackComparison(
            data,
            new NextTrackComparison.Setting(
                List.of(recipe()), training(), List.of(runs), new CellFolder(cells)),
            new Stops(stopAfter))
        .run();
  }

  private static NextTrackTraining training() {
    return new NextTrackTraining(
        new NextTrackTraining.Sizes(8, 12, 5, 20), new Stopping(EPOCHS, 5), RUN);
  }

  private static NextTrackRecipe recipe() {
    return new NextTrackRecipe("network", NetworkForm.GRU4REC, TrackVectors.RANDOM, List.of());
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.list(cells)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  /** Stops every training after some epochs. */
  private final class Stops implements NextTrackComparison.Watch {
    private final int epochs;

    Stops(int epochs) {
      this.epochs = epochs;
    }

    @Override
    public void begins(String network, long seed) {
      told.add(network + ", seed " + seed);
    }

    @Override
    public NextTrackTraining.Trained training(
        Function<TrainingProgress, NextTrackTraining.Trained> training) {
      int[] ended = new int[1];
      return training.apply(
          new TrainingProgress() {
            @Override
            public void epoch(Epoch epoch) {
              ended[0]++;
            }

            @Override
            public boolean stopRequested() {
              return ended[0] >= epochs && epochs < EPOCHS;
            }
          });
    }

    @Override
    public void ranked(String forecaster, int done, int all) {}

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }
}
