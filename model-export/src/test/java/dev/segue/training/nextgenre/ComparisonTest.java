package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.Genre;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TestSteps;
import dev.segue.training.data.UnseenUsers;
import dev.segue.training.learning.StoppedTraining;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir private Path cells;
  private final StepSource.Steps steps = TestSteps.of(4, 40);
  private final Watched watch = new Watched();

  /** Counts trainings, and stops in one of them. */
  private static final class Watched implements Comparison.Watch {
    private final List<String> begun = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int trainings;
    private int stopIn = Integer.MAX_VALUE;

    @Override
    public void begins(String cell, int number, int all) {
      begun.add(number + " of " + all + ": " + cell);
    }

    @Override
    public TrainingResult training(Function<TrainingProgress, TrainingResult> run) {
      trainings++;
      return run.apply(new StoppedTraining(trainings >= stopIn));
    }

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }

  @Test
  void shouldGoOnFromTheCellsThatAreFinished() throws IOException {
    watch.stopIn = 3;
    assertThatThrownBy(() -> published(2).run())
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("the same command goes on");
    watch.stopIn = Integer.MAX_VALUE;

    List<ComparedSet> second = published(2).run();
    assertThat(watch.trainings).as("2 finished, 1 stopped, 4 left").isEqualTo(3 + 4);
    List<ComparedSet> third = published(2).run();

    assertThat(watch.trainings).isEqualTo(7);
    assertThat(third.get(0).outcomes("s0 gru (no text)", View.AT_LISTEN).losses())
        .isEqualTo(second.get(0).outcomes("s0 gru (no text)", View.AT_LISTEN).losses());
    assertThat(watch.begun).contains("1 of 7: baselines, 3 classes");
  }

  @Test
  void shouldTrainNothingTwiceWhenThereAreMoreSeeds() throws IOException {
    published(1).run();
    ComparedSet two = published(2).run().get(0);

    assertThat(watch.trainings).isEqualTo(6);
    assertThat(two.forecasts().get(Variants.DEFAULT)).hasSize(2);
    assertThat(two.forecasts().get("bll")).hasSize(1);
    assertThat(two.orders().rows())
        .containsOnlyKeys("last", "markov", "bll", "default", Rivals.REGRESSION);
  }

  @Test
  void shouldTrainACellAnewWhoseFileIsDamaged() throws IOException {
    published(1).run();
    for (Path file : files()) {
      Files.writeString(file, "{");
    }

    published(1).run();

    assertThat(watch.trainings).isEqualTo(6);
  }

  @Test
  void shouldChangeOneFactorAtATime() throws IOException {
    Comparison.Setting setting = setting(1, Set.of(Variants.ABLATIONS));

    ComparedSet compared = new Comparison(List.of(steps), setting, watch).run().get(0);

    assertThat(compared.forecasts().keySet())
        .contains("gru", "- attention", "- decay", "- skip", "- start", "- stress")
        .contains("layout s0 (no text)")
        .contains("+ track vectors", "- at-listen loss", "+ class weights", "+ oversampling");
    Variants.Given everything = new Variants.Given(true, true, true);
    List<Variant> variants = Variants.of(setting, setting.training(), everything);
    Variant standard = variants.get(0);
    for (Variant variant : variants.subList(1, variants.size())) {
      List<Object> changed = new ArrayList<>(factors(variant));
      changed.removeAll(factors(standard));
      assertThat(changed).as(variant.name()).hasSize(1);
    }
  }

  private static List<Object> factors(Variant variant) {
    return List.of(variant.features(), variant.network(), variant.start(), variant.training());
  }

  /** Abadeh: 6 and 4 classes plain, 3 with attention and stress. */
  @Test
  void shouldHaveAttentionAndStressInThePublishedCellsOfThreeClassesAlone() {
    List<Variant> six = variants(ClassSet.SIX, Variants.PUBLISHED_CELLS);
    List<Variant> four = variants(ClassSet.FOUR, Variants.PUBLISHED_CELLS);
    List<Variant> three = variants(ClassSet.THREE, Variants.PUBLISHED_CELLS);

    for (List<Variant> cells : List.of(six, four, three)) {
      assertThat(cells).extracting(Variant::name).containsExactly("default", "s0 lstm", "s0 gru");
      boolean both = cells == three;
      for (Variant cell : cells.subList(1, 3)) {
        assertThat(cell.network().attention()).as(cell.title()).isEqualTo(both);
        assertThat(cell.features().stress()).as(cell.title()).isEqualTo(both);
      }
    }
    Variant withBoth = variants(ClassSet.FOUR, "s0 gru + attention + stress (no text)").get(1);
    assertThat(factors(withBoth)).isEqualTo(factors(three.get(2)));
    assertThat(variants(ClassSet.FOUR, Variants.ABLATIONS))
        .extracting(Variant::name)
        .contains("s0 lstm + attention + stress", "s0 gru + attention + stress");
  }

  private List<Variant> variants(ClassSet set, String part) {
    TrainingConfig training = TrainingConfig.standard();
    Comparison.Setting setting =
        new Comparison.Setting(List.of(set), Set.of(part), training, 1, new CellFolder(cells));
    return Variants.of(setting, training, new Variants.Given(true, true, true));
  }

  @Test
  void shouldTrainNoMoreThanWhatIsNamed() throws IOException {
    Comparison.Setting setting = setting(1, Set.of("- stress", "s0 gru"));

    ComparedSet compared = new Comparison(List.of(steps), setting, watch).run().get(0);

    assertThat(watch.trainings).isEqualTo(3);
    assertThat(compared.forecasts()).containsKeys("default", "s0 gru (no text)", "- stress");
    assertThat(watch.told).containsExactly(Layouts.WITHOUT_TEXTS);
    assertThatThrownBy(() -> Variants.requireParts(Set.of("- stres")))
        .hasMessageContaining("--parts: expected some of [published, ablations, default, s0 lstm")
        .hasMessageContaining("- stress, ");
  }

  @Test
  void shouldLeaveStressOutWhereNobodyTweets() throws IOException {
    StepSource.Steps silent = TestSteps.withoutTweets(4, 40);
    Comparison comparison =
        new Comparison(List.of(silent), setting(1, Set.of(Variants.ABLATIONS)), watch);

    ComparedSet compared = comparison.run().get(0);

    assertThat(comparison.hasTweets()).isFalse();
    assertThat(compared.forecasts()).doesNotContainKeys("- stress", "- at-listen loss");
  }

  /** The order of the past, told by networks that never knew another one. */
  @Test
  void shouldTrainOnPastsInEveryOrder() throws IOException {
    Comparison.Setting setting = setting(2, Set.of(Variants.SHUFFLED_PASTS));

    ComparedSet compared = new Comparison(List.of(steps), setting, watch).run().get(0);

    assertThat(watch.trainings).as("2 defaults, 2 for each of 3 orders").isEqualTo(2 + 2 * 3);
    assertThat(watch.begun).contains("8 of 9: shuffled pasts, 3 classes, seed 2, past shuffled");
    Map<PastOrder, List<float[][]>> rows = compared.orders().rows().get(Comparison.TRAINED_ON_IT);
    assertThat(rows).containsOnlyKeys(PastOrder.values());
    for (List<float[][]> runs : rows.values()) {
      assertThat(runs).hasSize(2);
      assertThat(runs.get(0)).hasNumberOfRows(compared.orders().steps().size());
    }
    assertThat(compared.forecasts()).doesNotContainKey(Comparison.TRAINED_ON_IT);
    assertThat(compared.orders().lost(Comparison.TRAINED_ON_IT, PastOrder.ALL_SHUFFLED).mean())
        .isNotZero();
  }

  @Test
  void shouldReadTheClassesOfTracksWhereTheyAreGiven() throws IOException {
    Comparison.Setting setting = setting(1, Set.of(Variants.WITH_FUSION));
    StepSource.Steps classified = TestSteps.classified(4, 40);

    assertThat(new Comparison(List.of(steps), setting, watch).run().get(0).forecasts())
        .doesNotContainKey(Variants.WITH_FUSION);
    ComparedSet compared = new Comparison(List.of(classified), setting, watch).run().get(0);

    assertThat(compared.forecasts()).containsKey(Variants.WITH_FUSION);
    assertThat(Variants.EVERYTHING.of(classified, ClassSet.SIX).layout().fusionWidth()).isZero();
  }

  @Test
  void shouldJudgeEveryStepOfUnseenUsersOnce() throws IOException {
    Comparison.Setting setting = setting(1, Set.of(Variants.DEFAULT));
    List<StepSource.Steps> folds = new UnseenUsers(4).of(steps);

    ComparedSet unseen = new Comparison(folds, setting, watch).run().get(0);

    assertThat(watch.trainings).as("a network per fold").isEqualTo(4);
    assertThat(watch.begun).contains("8 of 8: default, 3 classes, seed 1, fold 4 of 4");
    assertThat(unseen.steps().places())
        .extracting(JudgedSteps.Place::labelled)
        .containsExactlyInAnyOrderElementsOf(labelled(unseen.labels()));
    assertThat(unseen.forecasts()).allSatisfy((name, runs) -> assertOneEach(unseen, runs));
    assertThat(unseen.orders().rows().get("default").get(PastOrder.AS_PLAYED).get(0))
        .hasNumberOfRows(unseen.orders().steps().size());
  }

  /** A cell of another split of the same steps is another cell. */
  @Test
  void shouldNotTakeAFoldForAnother() throws IOException {
    Comparison.Setting setting = setting(1, Set.of(Variants.DEFAULT));
    StepSource.Steps more = TestSteps.of(6, 40);
    new Comparison(List.of(more), setting, watch).run();
    new Comparison(new UnseenUsers(3).of(more), setting, watch).run();

    assertThat(watch.trainings).isEqualTo(1 + 3);
  }

  private List<LabelledStep> labelled(List<Genre> labels) {
    return steps.histories().stream()
        .flatMap(user -> user.steps().stream())
        .filter(step -> labels.contains(step.next()))
        .toList();
  }

  private static void assertOneEach(ComparedSet set, List<Forecasts> runs) {
    for (Forecasts run : runs) {
      assertThat(run.frozen()).hasNumberOfRows(set.steps().size());
      assertThat(run.atListen()).hasNumberOfRows(set.steps().size());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(cells)) {
      return files.toList();
    }
  }

  private Comparison published(int seeds) {
    return new Comparison(List.of(steps), setting(seeds, Set.of(Variants.PUBLISHED_CELLS)), watch);
  }

  private Comparison.Setting setting(int seeds, Set<String> parts) {
    TrainingConfig training = TrainingConfig.standard().with(new Stopping(1, 1));
    return new Comparison.Setting(
        List.of(ClassSet.THREE), parts, training, seeds, new CellFolder(cells));
  }
}
