package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PastOrderTest {

  private static final int LAST = 39;

  private final StepSource.Steps steps = TestSteps.of(3, 80);
  private final List<LabelledStep> history = steps.histories().get(0).steps();

  @Test
  void shouldFoldAPastAsTheStreamDid() {
    List<LabelledStep> past = PastOrder.AS_PLAYED.past(history, LAST, new Random(1));

    assertThat(past).isEqualTo(history.subList(0, LAST + 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = PastOrder.class,
      names = {"PAST_SHUFFLED", "ALL_SHUFFLED"})
  void shouldDealTheTracksAnewAndLeaveTimesAndTweets(PastOrder order) {
    List<LabelledStep> past = order.past(history, LAST, new Random(1));

    List<LabelledStep> was = history.subList(0, LAST + 1);
    assertThat(tracks(past)).isNotEqualTo(tracks(was));
    assertThat(tracks(past)).containsExactlyInAnyOrderElementsOf(tracks(was));
    assertThat(past).extracting(s -> s.step().at()).isEqualTo(of(was, Step::at));
    assertThat(past).extracting(s -> s.step().stress()).isEqualTo(of(was, Step::stress));
    assertThat(past.get(LAST).step().tastes().counts())
        .isEqualTo(was.get(LAST).step().tastes().counts());
    assertThat(past.get(LAST).step().tastes().transitions())
        .isNotEqualTo(was.get(LAST).step().tastes().transitions());
    assertThat(past.get(LAST).step().track().equals(was.get(LAST).step().track()))
        .isEqualTo(order == PastOrder.PAST_SHUFFLED);
  }

  @Test
  void shouldLookBackOnlySoFar() {
    assertThat(PastOrder.AS_PLAYED.past(history, 70, new Random(1))).hasSize(PastOrder.DEPTH);
    assertThat(PastOrder.AS_PLAYED.past(history, 2, new Random(1))).hasSize(3);
  }

  /** Who only looks at the newest session loses nothing but that. */
  @Test
  void shouldTakeFromForecastersWhatTheyRead() {
    NextGenreData data = Variants.EVERYTHING.of(steps, ClassSet.SIX);
    JudgedSteps judged = JudgedSteps.of(data, EnumSet.of(Split.TEST));
    OrderTest test = new OrderTest(steps, judged);

    Rivals rivals = Rivals.fit(data);
    Map<String, Map<PastOrder, float[][]>> rows = test.of(rivals);

    assertThat(rows.get("last").get(PastOrder.AS_PLAYED))
        .as("calibrated as in the table")
        .isDeepEqualTo(rivals.forecasts(judged).get("last").frozen());
    Map<PastOrder, float[][]> last = rows.get("last");
    boolean[] known = judged.which(p -> p.labelled().step().track().genre() != Genre.UNKNOWN);
    for (int n = 0; n < known.length; n++) {
      if (known[n]) {
        assertThat(last.get(PastOrder.PAST_SHUFFLED)[n])
            .isEqualTo(last.get(PastOrder.AS_PLAYED)[n]);
      }
    }
    assertThat(last.get(PastOrder.ALL_SHUFFLED)).isNotEqualTo(last.get(PastOrder.AS_PLAYED));
    Map<PastOrder, float[][]> bll = rows.get("bll");
    assertThat(bll.get(PastOrder.PAST_SHUFFLED)).isNotEqualTo(bll.get(PastOrder.AS_PLAYED));
  }

  private static List<String> tracks(List<LabelledStep> steps) {
    return steps.stream().map(s -> s.step().track().trackId()).toList();
  }

  private static <T> List<T> of(List<LabelledStep> steps, Function<Step, T> what) {
    return steps.stream().map(s -> what.apply(s.step())).toList();
  }
}
