package dev.segue.training.nextgenre;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.scoring.Softmax;
import dev.segue.features.timeline.Step;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.UserSteps;
import dev.segue.training.sequence.Logits;
import dev.segue.training.sequence.SequenceScorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Asks forecasters that were fitted to histories as they are about pasts in another {@link
 * PastOrder}: what they lose is what the order told them.
 */
final class OrderTest {

  /** Steps that are asked about, spread over all that are judged. */
  private static final int MOST = 1_000;

  /** Rivals that are asked. */
  private static final List<String> ASKED =
      List.of(Baseline.LAST.key(), Baseline.MARKOV.key(), Baseline.BLL.key(), Rivals.REGRESSION);

  private final StepSource.Steps steps;
  private final JudgedSteps asked;

  /** Asks about some of the judged steps. */
  OrderTest(StepSource.Steps steps, JudgedSteps judged) {
    this.steps = steps;
    this.asked = judged.sample(MOST);
  }

  /** The steps that are asked about. */
  JudgedSteps asked() {
    return asked;
  }

  /** Probabilities [N][C] of a network, by the order of the past. */
  Map<PastOrder, float[][]> of(TrainedNetwork network, int threads) {
    return inEveryOrder(pasts -> rows(network, pasts, threads));
  }

  /** Probabilities [N][C] of the baselines and the regression, by name and order of the past. */
  Map<String, Map<PastOrder, float[][]>> of(Rivals rivals) {
    Map<String, Map<PastOrder, float[][]>> byName = new LinkedHashMap<>();
    Map<String, Function<Step, float[]>> forecasters = rivals.forecasters();
    for (String name : ASKED) {
      Function<Step, float[]> forecaster = forecasters.get(name);
      byName.put(name, inEveryOrder(pasts -> rows(pasts, past -> forecaster.apply(past.step()))));
    }
    return byName;
  }

  private Map<PastOrder, float[][]> inEveryOrder(Function<List<UserSteps>, float[][]> forecaster) {
    Map<PastOrder, float[][]> rows = new LinkedHashMap<>();
    for (PastOrder order : PastOrder.values()) {
      rows.put(order, forecaster.apply(pasts(order)));
    }
    return rows;
  }

  /** One past per step, dealt alike for every forecaster. */
  private List<UserSteps> pasts(PastOrder order) {
    List<UserSteps> pasts = new ArrayList<>();
    for (int n = 0; n < asked.size(); n++) {
      JudgedSteps.Place place = asked.places().get(n);
      List<LabelledStep> history = steps.histories().get(place.history()).steps();
      pasts.add(new UserSteps(place.user(), order.past(history, place.step(), new Random(n))));
    }
    return pasts;
  }

  private static float[][] rows(List<UserSteps> pasts, Function<LabelledStep, float[]> forecast) {
    return pasts.stream()
        .map(past -> forecast.apply(past.steps().get(past.steps().size() - 1)))
        .toArray(float[][]::new);
  }

  private float[][] rows(TrainedNetwork network, List<UserSteps> pasts, int threads) {
    NextGenreData data = network.data();
    NextGenreData encoded =
        NextGenreData.encoded(
            steps.withHistories(pasts), data.layout(), data.vocabularies(), data.labels());
    Logits logits = SequenceScorer.score(network.result().weights(), encoded.sequences(), threads);
    float[][] rows = new float[pasts.size()][];
    for (int n = 0; n < rows.length; n++) {
      float[][] own = logits.frozen()[n];
      rows[n] = Softmax.probabilities(own[own.length - 1], network.temperature());
    }
    return rows;
  }
}
