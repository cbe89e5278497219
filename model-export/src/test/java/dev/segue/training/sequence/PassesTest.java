package dev.segue.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassesTest {

  private static final NetworkShape SHAPE =
      new NetworkShape(2, List.of(), Cell.LSTM, 1, 4, 4, 3, false, false);
  private static final int WINDOW = 5;

  private final SequenceData data = RandomData.of(SHAPE, 4, 60, 7, 33);

  /** A step of a history that is a target. */
  private record Target(int user, int step) {}

  @Test
  void shouldMakeEveryLabelledStepATargetOnceAnEpochOverHistories() {
    Passes passes = passes(new TrainingConfig.Batches(3, 4, 20, 2, 0));

    assertThat(targets(passes.training(1), 4)).containsExactlyInAnyOrderElementsOf(training());
  }

  @Test
  void shouldMakeEveryLabelledStepTheTargetOfAWindowOnceAnEpoch() {
    Passes passes = passes(TrainingConfig.Batches.ofWindows(3, WINDOW));

    List<Target> first = targets(passes.training(1), WINDOW);
    List<Target> second = targets(passes.training(2), WINDOW);

    assertThat(first).containsExactlyInAnyOrderElementsOf(training());
    assertThat(second).containsExactlyInAnyOrderElementsOf(training());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void shouldDrawRareClassesAsOftenAsFrequentOnes() {
    SequenceData skewed = skewed();
    TrainingConfig config =
        TrainingConfig.standard()
            .with(TrainingConfig.Batches.ofWindows(3, WINDOW))
            .with(new TrainingConfig.Objective(true, TrainingConfig.Imbalance.OVERSAMPLING));

    List<Target> drawn = targets(skewed, Passes.of(skewed, config).training(1), WINDOW);

    long rare = drawn.stream().filter(target -> target.step() % 10 == 0).count();
    assertThat(rare / (double) drawn.size()).isBetween(0.45, 0.55);
    assertThat(drawn).hasSize(700);
    assertThat(ClassWeights.of(skewed).of()).containsExactly(700 / 140.0, 700 / 1260.0);
  }

  /** Every tenth step of a thousand has the rare class. */
  private static SequenceData skewed() {
    int length = 1_000;
    int[] labels = new int[length];
    for (int t = 0; t < length; t++) {
      labels[t] = t % 10 == 0 ? 0 : 1;
    }
    float[][] rows = new float[length][2];
    History history = new History(rows, rows, new int[length][0], labels, Split.byTime(length));
    return new SequenceData(List.of(history), 2, 0, 2);
  }

  @Test
  void shouldValidateEveryLabelledStepOverWindows() {
    Passes passes = passes(TrainingConfig.Batches.ofWindows(3, WINDOW));

    assertThat(targets(passes.validation(), WINDOW))
        .containsExactlyInAnyOrderElementsOf(labelled(Split.VALIDATION));
  }

  private Passes passes(TrainingConfig.Batches batches) {
    return Passes.of(data, TrainingConfig.standard().with(batches));
  }

  /** The training steps that a pass over whole histories or windows has to make targets. */
  private List<Target> training() {
    return labelled(Split.TRAINING);
  }

  private List<Target> labelled(Split split) {
    List<Target> labelled = new ArrayList<>();
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.labels()[t] >= 0 && history.splits()[t] == split) {
          labelled.add(new Target(user, t));
        }
      }
    }
    return labelled;
  }

  private List<Target> targets(Lanes lanes, int steps) {
    return targets(data, lanes, steps);
  }

  private static List<Target> targets(SequenceData data, Lanes lanes, int steps) {
    Chunk chunk = new Chunk(data, steps, lanes.count());
    List<Target> targets = new ArrayList<>();
    for (int position = 0; position < lanes.chunks(); position++) {
      lanes.read(position, chunk);
      for (int row = 0; row < steps * lanes.count(); row++) {
        if (chunk.scored(row)) {
          targets.add(new Target(chunk.user(row), chunk.position(row)));
        }
      }
    }
    return targets;
  }
}
