package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Split;
import dev.segue.training.sequence.History;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastsInOrderTest {

  private final StepSource.Steps steps = TestSteps.of(3, 80);
  private final NextGenreData whole = Variants.EVERYTHING.of(steps, ClassSet.SIX);

  /** What lies before the newest session is no target, and no past has steps of two splits. */
  @Test
  void shouldPredictFromTheNewestSessionAlone() {
    PastsInOrder pasts = PastsInOrder.of(steps, whole, PastOrder.PAST_SHUFFLED);

    for (History past : pasts.data().sequences().histories()) {
      int[] labels = past.labels();
      assertThat(labels[labels.length - 1]).isNotNegative();
      assertThat(Arrays.stream(labels, 0, labels.length - 1)).allMatch(label -> label == -1);
      assertThat(List.of(past.splits())).containsOnly(past.splits()[0]);
    }
    for (Split split : Split.values()) {
      assertThat(pasts.data().sequences().labelled(split))
          .isEqualTo(whole.sequences().labelled(split));
    }
  }

  /** The same targets in every order, in equal places. */
  @Test
  void shouldAskAboutTheSameStepsInEveryOrder() {
    PastsInOrder played = PastsInOrder.of(steps, whole, PastOrder.AS_PLAYED);
    PastsInOrder shuffled = PastsInOrder.of(steps, whole, PastOrder.ALL_SHUFFLED);

    assertThat(shuffled.asked()).isEqualTo(played.asked());
    assertThat(labels(shuffled)).isEqualTo(labels(played));
    assertThat(Arrays.deepEquals(newest(shuffled), newest(played))).isFalse();
  }

  private static float[][] newest(PastsInOrder pasts) {
    List<History> histories = pasts.data().sequences().histories();
    return histories.get(histories.size() - 1).frozen();
  }

  private static List<Integer> labels(PastsInOrder pasts) {
    return pasts.data().sequences().histories().stream()
        .map(past -> past.labels()[past.length() - 1])
        .toList();
  }
}
