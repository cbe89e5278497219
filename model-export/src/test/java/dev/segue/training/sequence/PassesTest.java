package dev.segue.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.HashSet;
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
    Passes passes = passes(new TrainingConfig.Batches(3, 4, 20, 2, 0, 1));

    assertThat(targets(passes.training(1), 4)).containsExactlyInAnyOrderElementsOf(training());
  }

  @Test
  void shouldMakeEveryLabelledStepTheTargetOfAWindowOnceInItsRounds() {
    Passes passes = passes(TrainingConfig.Batches.ofWindows(3, WINDOW, 4));

    List<Target> first = new ArrayList<>();
    for (int epoch = 1; epoch <= 4; epoch++) {
      List<Target> targets = targets(passes.training(epoch), WINDOW);
      assertThat(targets).hasSizeBetween(training().size() / 4, training().size() / 4 + 1);
      first.addAll(targets);
    }
    List<Target> fifth = targets(passes.training(5), WINDOW);

    assertThat(first).containsExactlyInAnyOrderElementsOf(training());
    assertThat(new HashSet<>(fifth)).isNotEqualTo(new HashSet<>(first.subList(0, fifth.size())));
  }

  @Test
  void shouldValidateEveryLabelledStepOverWindows() {
    Passes passes = passes(TrainingConfig.Batches.ofWindows(3, WINDOW, 4));

    assertThat(targets(passes.validation(), WINDOW))
        .containsExactlyInAnyOrderElementsOf(labelled(Split.VALIDATION));
  }

  @Test
  void shouldLeaveNoEpochEmptyWhenThereAreFewWindows() {
    SequenceData few = RandomData.of(SHAPE, 4, 4);
    TrainingConfig config =
        TrainingConfig.standard().with(TrainingConfig.Batches.ofWindows(3, WINDOW, 10));
    Passes passes = Passes.of(few, config);

    for (int epoch = 1; epoch <= 10; epoch++) {
      assertThat(passes.training(epoch).chunks()).isPositive();
    }
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
