package dev.segue.training.nextgenre;

import dev.segue.features.scoring.Softmax;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.UserSteps;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * Pasts in one {@link PastOrder}, a history each, of which the newest session alone is predicted
 * from: for a network that never knows another order. Spread over the labelled steps of each split.
 *
 * @param data the pasts, encoded; those of the test steps last
 * @param asked the test steps, those of {@link OrderTest}
 */
record PastsInOrder(NextGenreData data, JudgedSteps asked) {

  private static final int MOST_TRAINING = 2_000;
  private static final int MOST_VALIDATION = 500;

  /**
   * Deals pasts out.
   *
   * @param steps the histories
   * @param whole the same, encoded
   */
  static PastsInOrder of(StepSource.Steps steps, NextGenreData whole, PastOrder order) {
    JudgedSteps asked = new OrderTest(steps, CellRunner.judged(whole)).asked();
    List<UserSteps> pasts = new ArrayList<>();
    pasts.addAll(pasts(steps, sample(whole, Split.TRAINING, MOST_TRAINING), order, Split.TRAINING));
    pasts.addAll(
        pasts(steps, sample(whole, Split.VALIDATION, MOST_VALIDATION), order, Split.VALIDATION));
    pasts.addAll(pasts(steps, asked, order, Split.TEST));
    NextGenreData data =
        NextGenreData.encoded(
            steps.withHistories(pasts), whole.layout(), whole.vocabularies(), whole.labels());
    return new PastsInOrder(data, asked);
  }

  private static JudgedSteps sample(NextGenreData whole, Split split, int most) {
    return JudgedSteps.of(whole, EnumSet.of(split)).sample(most);
  }

  private static List<UserSteps> pasts(
      StepSource.Steps steps, JudgedSteps places, PastOrder order, Split split) {
    List<UserSteps> pasts = new ArrayList<>();
    for (int n = 0; n < places.size(); n++) {
      JudgedSteps.Place place = places.places().get(n);
      List<LabelledStep> history = steps.histories().get(place.history()).steps();
      List<LabelledStep> past = order.past(history, place.step(), new Random(n));
      pasts.add(
          new UserSteps(
              place.user(), onlyLastLabelled(past), Collections.nCopies(past.size(), split)));
    }
    return pasts;
  }

  /** What followed in between is no truth about a past that was dealt out anew. */
  private static List<LabelledStep> onlyLastLabelled(List<LabelledStep> past) {
    List<LabelledStep> labelled = new ArrayList<>();
    for (LabelledStep step : past) {
      boolean last = labelled.size() == past.size() - 1;
      labelled.add(last ? step : step.unlabelled());
    }
    return labelled;
  }

  /** Probabilities [N][C] of the asked steps by a network that was trained on these pasts. */
  float[][] rows(TrainedNetwork trained) {
    int first = data.histories().size() - asked.size();
    float[][] rows = new float[asked.size()][];
    for (int n = 0; n < rows.length; n++) {
      float[][] own = trained.logits().frozen()[first + n];
      rows[n] = Softmax.probabilities(own[own.length - 1], trained.temperature());
    }
    return rows;
  }
}
