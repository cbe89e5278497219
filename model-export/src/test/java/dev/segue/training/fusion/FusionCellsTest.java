package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.StoppedTraining;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionCellsTest {

  private static final FusionForm STANDARD = FusionForm.STANDARD;

  @TempDir private Path directory;
  private final Watched watch = new Watched();
  private final Map<String, FusionChoice> choices = new LinkedHashMap<>();

  /** Keeps what was trained, and stops one training after its first epoch. */
  private static final class Watched implements FusionCells.Watch {
    private final List<TrainedFusion> trained = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();
    private int stopIn = Integer.MAX_VALUE;

    @Override
    public void begins(String name, FusionData data, long seed) {
      begun.add(name + " " + seed);
    }

    @Override
    public TrainedFusion training(Function<TrainingProgress, TrainedFusion> run) {
      trained.add(run.apply(new StoppedTraining(trained.size() + 1 == stopIn)));
      return trained.get(trained.size() - 1);
    }

    @Override
    public void tell(String message) {}
  }

  @Test
  void shouldTableNothingOfATrainingThatWasStoppedAndGoOnFromWhatWasFinished() {
    choices.put("standard", choice(3, STANDARD));
    choices.put("published", choice(3, FusionForm.PUBLISHED));
    watch.stopIn = 2;
    assertThatThrownBy(() -> run(FusionTracks.of(300), 2))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("the same command goes on");
    watch.stopIn = Integer.MAX_VALUE;

    Map<String, List<FusionCells.Cell>> second = run(FusionTracks.of(300), 2);
    assertThat(watch.trained).as("1 finished, 1 stopped, 3 left").hasSize(5);
    Map<String, List<FusionCells.Cell>> third = run(FusionTracks.of(300), 2);

    assertThat(watch.trained).hasSize(5);
    assertThat(third).isEqualTo(second).containsOnlyKeys("standard", "published");
    assertThat(third.get("standard")).hasSize(2);
    assertThat(watch.begun).contains("standard 1", "published 1", "standard 2", "published 2");
  }

  @Test
  void shouldRefuseATableThatIsTooSmallBeforeTheFirstTraining() {
    choices.put("few", choice(3, STANDARD));
    choices.put("many", choice(40, STANDARD));

    assertThatThrownBy(() -> run(FusionTracks.of(300), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for fewer clusters");
    assertThat(watch.trained).isEmpty();
  }

  @Test
  void shouldReadOnlyWhatTheFormReads() {
    choices.put("standard", choice(3, STANDARD));
    choices.put("published", choice(3, FusionForm.PUBLISHED));
    choices.put("named", choice(3, STANDARD.alwaysNamed()));

    run(FusionTracks.of(300), 1);

    TrainedFusion standard = watch.trained.get(0);
    TrainedFusion published = watch.trained.get(1);
    String title = FusionWeights.words(TextField.TITLE);
    assertThat(standard.fitted().tensors()).containsKey(title);
    assertThat(published.fitted().tensors()).doesNotContainKey(title);
    int numbers = standard.data().features().numbers().fill().length;
    assertThat(standard.data().features().numbers().width()).isGreaterThan(numbers);
    assertThat(published.data().features().numbers().width()).isEqualTo(numbers);
    assertThat(watch.trained.get(2).fitted().tensors().get(title))
        .as("the artist is left out in every epoch, or never")
        .isNotEqualTo(standard.fitted().tensors().get(title));
  }

  @Test
  void shouldTrainEveryCellAnewOnOtherInput() {
    choices.put("standard", choice(3, STANDARD));
    TaggedTracks tracks = FusionTracks.of(300);
    FusionCells.Input input = new FusionCells.Input(tracks, Optional.empty(), SplitUnit.TRACK);
    run(input, 1, 1);
    List<TaggedTrack> longer = new ArrayList<>(FusionTracks.of(300).tracks());
    longer.get(0).track().setDurationMs(1L);

    run(new FusionCells.Input(new TaggedTracks(longer, 0), Optional.empty(), input.unit()), 1, 1);
    assertThat(watch.trained).as("tracks").hasSize(2);
    run(new FusionCells.Input(tracks, Optional.empty(), SplitUnit.ARTIST), 1, 1);
    assertThat(watch.trained).as("unit").hasSize(3);
    run(input, 1, 2);
    assertThat(watch.trained).as("epochs").hasSize(4);
    choices.put("standard", choice(3, STANDARD.withoutBins()));
    run(input, 1, 1);
    assertThat(watch.trained).as("form").hasSize(5);
    choices.put("standard", choice(3, STANDARD));
    run(input, 1, 1);
    assertThat(watch.trained).as("the first again").hasSize(5);
  }

  @Test
  void shouldRefuseNamesThatNoBendCouldGive() {
    FusionChoices.check(Set.of("clusters", "k=7"));
    FusionChoices.check(Set.of("forms", "k=3", "without bins"));
    assertThatThrownBy(() -> FusionChoices.check(Set.of("forms", "k=7")))
        .hasMessageContaining("found k=7");
    assertThatThrownBy(() -> FusionChoices.check(Set.of("clusters", "k=x")))
        .hasMessageContaining("found k=x");
  }

  @Test
  void shouldNameTheNetworksThatAreAskedFor() {
    assertThat(FusionChoices.of(Set.of("forms"), List.of()))
        .containsKeys("k=6", "as published", "without bins", "dropout 0.5")
        .doesNotContainKey("k=3");
    assertThat(FusionChoices.of(Set.of("clusters"), List.of()))
        .containsOnlyKeys("k=3", "k=4", "k=6", "k=6 multi-hot");
    assertThat(FusionChoices.of(Set.of("without bins"), List.of()))
        .containsOnlyKeys("k=6", "without bins");
    assertThatThrownBy(() -> FusionChoices.of(Set.of("without bin"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--parts: expected some of clusters, forms, k=3")
        .hasMessageEndingWith("found without bin");
  }

  private Map<String, List<FusionCells.Cell>> run(TaggedTracks tracks, int seeds) {
    return run(new FusionCells.Input(tracks, Optional.empty(), SplitUnit.TRACK), seeds, 2);
  }

  private Map<String, List<FusionCells.Cell>> run(FusionCells.Input input, int seeds, int epochs) {
    List<TrainingRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(new TrainingRun(seed, 1));
    }
    return new FusionCells(input, new CellFolder(directory.resolve("cells")), epochs, watch)
        .run(choices, runs);
  }

  private static FusionChoice choice(int clusters, FusionForm form) {
    return new FusionChoice("word2vec", clusters, form, 0.2f);
  }
}
