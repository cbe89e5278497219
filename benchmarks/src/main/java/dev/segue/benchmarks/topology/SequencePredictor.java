package dev.segue.benchmarks.topology;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.timeline.Step;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.SequenceResult;
import dev.segue.inference.StepSequence;
import dev.segue.streams.prediction.Answer;
import dev.segue.streams.prediction.Answerer;
import dev.segue.streams.prediction.NetworkPredictor;
import dev.segue.streams.prediction.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a topology without memories would do: for every request it reads the user's last steps from
 * the store and runs the whole sequence through the network.
 */
final class SequencePredictor implements NetworkPredictor {

  private final NextGenreModel model;
  private final int length;
  private final Answerer answerer;

  /**
   * @param length T: most steps of a sequence, the open one among them
   */
  SequencePredictor(NextGenreModel model, int length) {
    this.model = model;
    this.length = length;
    this.answerer = Answerer.of(model);
  }

  @Override
  public NextGenreModel model() {
    return model;
  }

  @Override
  public List<Answer> predict(List<Row> rows, FeatureEncoder encoder) {
    List<StepSequence> sequences = rows.stream().map(row -> sequence(row, encoder)).toList();
    List<SequenceResult> results = model.run(sequences);
    List<Answer> answers = new ArrayList<>();
    for (SequenceResult result : results) {
      int last = result.probabilities().length - 1;
      float[] probabilities = result.probabilities()[last];
      answers.add(new Answer.Forecast(probabilities, Optional.empty(), last, List.of(), answerer));
    }
    return answers;
  }

  private StepSequence sequence(Row row, FeatureEncoder encoder) {
    List<Step> steps = new ArrayList<>(row.history().get());
    row.frozen().ifPresent(steps::add);
    steps.add(row.open());
    List<Step> last = steps.subList(Math.max(0, steps.size() - length), steps.size());
    return model.inputs().sequence(last, encoder);
  }
}
