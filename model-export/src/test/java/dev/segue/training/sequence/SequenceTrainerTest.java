package dev.segue.training.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceTrainerTest {

  private static final int SYMBOLS = 4;

  @ParameterizedTest
  @EnumSource(Cell.class)
  void shouldLearnWhatOnlyMemoryKnows(Cell cell) {
    SequenceData data = echoes(2);

    TrainingResult result = trainer(data, 15, TrainingProgress.SILENT).train(shape(cell));

    assertThat(result.validationLoss()).isLessThan(0.1);
    Logits logits = SequenceScorer.score(result.weights(), data, 1);
    assertThat(accuracy(data, logits)).isGreaterThan(0.97);
  }

  @Test
  void shouldGiveEqualWeightsForEqualSeeds() {
    SequenceData data = echoes(1);
    NetworkShape shape = shape(Cell.LSTM);

    NetworkWeights first = trainer(data, 2, TrainingProgress.SILENT).train(shape).weights();
    NetworkWeights second = trainer(data, 2, TrainingProgress.SILENT).train(shape).weights();

    assertThat(second.tensors()).isEqualTo(first.tensors());
  }

  @Test
  void shouldKeepTheBestWeightsWhenStopped() {
    SequenceData data = echoes(1);
    List<TrainingProgress.Epoch> epochs = new ArrayList<>();
    TrainingProgress stopInThird =
        new TrainingProgress() {
          @Override
          public void epoch(Epoch epoch) {
            epochs.add(epoch);
          }

          @Override
          public boolean stopRequested() {
            return epochs.size() == 2;
          }
        };

    TrainingResult result = trainer(data, 50, stopInThird).train(shape(Cell.GRU));

    assertThat(result.interrupted()).isTrue();
    assertThat(result.epochs()).hasSize(2);
    assertThat(result.validationLoss()).isEqualTo(epochs.get(1).validationLoss());
  }

  /** Noise can only be learned by heart: what the network said before is as good as it gets. */
  @Test
  void shouldKeepTheStartWhereNoEpochIsBetter() {
    NetworkShape shape = shape(Cell.LSTM);
    SequenceData noise = RandomData.of(shape, 3, 60, 60, 60);
    NetworkWeights start = NetworkWeights.random(shape, noise.scaling(), 1);

    TrainingResult result = trainer(noise, 200, TrainingProgress.SILENT).train(start);

    assertThat(result.epochs()).hasSizeLessThan(200);
    assertThat(result.epochs())
        .allMatch(epoch -> epoch.validationLoss() >= result.validationLoss());
    assertThat(result.weights().tensors()).isEqualTo(start.tensors());
  }

  @Test
  void shouldStopAfterThePatienceAndReturnTheBestEpoch() {
    NetworkShape shape = shape(Cell.LSTM);
    SequenceData noise = echoes(1);

    TrainingResult result = trainer(noise, 200, TrainingProgress.SILENT).train(shape);

    assertThat(result.epochs()).hasSizeLessThan(200);
    double lowest =
        result.epochs().stream()
            .mapToDouble(TrainingProgress.Epoch::validationLoss)
            .min()
            .orElseThrow();
    assertThat(result.validationLoss()).isEqualTo(lowest);
    assertThat(result.epochs().get(result.epochs().size() - 1).best()).isFalse();
  }

  @Test
  void shouldNeverLearnADecayThatIsOff() {
    SequenceData data = echoes(1);
    NetworkWeights start =
        NetworkWeights.random(shape(Cell.LSTM), data.scaling(), 1).withoutDecay();

    NetworkWeights trained = trainer(data, 2, TrainingProgress.SILENT).train(start).weights();

    String decay = NetworkNames.ATTENTION_DECAY;
    assertThat(trained.tensor(decay)).isEqualTo(start.tensor(decay));
    assertThat(Math.log1p(Math.exp(trained.tensor(decay).values()[0]))).isLessThan(1e-40);
    assertThat(trained.tensor(NetworkNames.ATTENTION_VECTOR))
        .isNotEqualTo(start.tensor(NetworkNames.ATTENTION_VECTOR));
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0.1", "WEIGHTS, 0.5", "OVERSAMPLING, 0.5"})
  void shouldGiveARareClassTheWeightThatItIsGiven(
      TrainingConfig.Imbalance imbalance, double share) {
    SequenceData noise = rareClass();
    TrainingConfig config =
        config(6)
            .with(new TrainingConfig.Objective(true, imbalance))
            .with(TrainingConfig.Batches.ofWindows(32, 3));

    TrainingResult result =
        new SequenceTrainer(noise, config, TrainingProgress.SILENT)
            .train(new NetworkShape(1, List.of(), Cell.LSTM, 1, 4, 4, 2, false, false));

    float[] logits = SequenceScorer.score(result.weights(), noise, 1).frozen()[0][50];
    assertThat(1 / (1 + Math.exp(logits[1] - logits[0]))).isCloseTo(share, within(0.07));
  }

  @Test
  void shouldLearnNothingAboutTheListenFromTheFrozenViewAlone() {
    SequenceData data = oppositeViews();
    NetworkShape shape = new NetworkShape(1, List.of(), Cell.LSTM, 1, 8, 8, 2, false, true);

    double both = validationLoss(data, shape, true);
    double frozen = validationLoss(data, shape, false);

    assertThat(both).isGreaterThan(0.5);
    assertThat(frozen).isLessThan(0.2);
  }

  private static double validationLoss(SequenceData data, NetworkShape shape, boolean bothViews) {
    TrainingConfig.Objective objective =
        new TrainingConfig.Objective(bothViews, TrainingConfig.Imbalance.NONE);
    return new SequenceTrainer(data, config(8).with(objective), TrainingProgress.SILENT)
        .train(shape)
        .validationLoss();
  }

  /** The frozen view shows the label, the view at the listen its opposite. */
  private static SequenceData oppositeViews() {
    SplittableRandom random = new SplittableRandom(9);
    int length = 600;
    float[][] frozen = new float[length][1];
    float[][] open = new float[length][1];
    int[] labels = new int[length];
    for (int t = 0; t < length; t++) {
      labels[t] = random.nextInt(2);
      frozen[t][0] = labels[t];
      open[t][0] = 1 - labels[t];
    }
    return oneHistory(frozen, open, labels);
  }

  /** One label of ten is 0, whatever the features. */
  private static SequenceData rareClass() {
    SplittableRandom random = new SplittableRandom(9);
    float[][] rows = new float[1_500][1];
    int[] labels = new int[rows.length];
    for (int t = 0; t < labels.length; t++) {
      labels[t] = random.nextInt(10) == 0 ? 0 : 1;
    }
    return oneHistory(rows, rows, labels);
  }

  private static SequenceData oneHistory(float[][] frozen, float[][] open, int[] labels) {
    int length = labels.length;
    History history = new History(frozen, open, new int[length][0], labels, Split.byTime(length));
    return new SequenceData(List.of(history), 1, 0, 2);
  }

  private static SequenceTrainer trainer(SequenceData data, int epochs, TrainingProgress progress) {
    return new SequenceTrainer(data, config(epochs), progress);
  }

  private static TrainingConfig config(int epochs) {
    return new TrainingConfig(
        new TrainingConfig.Batches(16, 10, 30, 5, 0),
        TrainingConfig.Objective.PLAIN,
        new Stopping(epochs, 10),
        new Optimiser(1e-2f, 0.01f, 1),
        new Dropout(0, 0, 0.05f),
        new TrainingRun(1, 1));
  }

  private static NetworkShape shape(Cell cell) {
    return new NetworkShape(SYMBOLS, List.of(), cell, 2, 24, 24, SYMBOLS, true, true);
  }

  /** Random symbols; the label of a step is the symbol {@code delay} steps ago. */
  private static SequenceData echoes(int delay) {
    SplittableRandom random = new SplittableRandom(7);
    List<History> histories = new ArrayList<>();
    for (int user = 0; user < 40; user++) {
      int length = 60;
      float[][] features = new float[length][SYMBOLS];
      int[] symbols = new int[length];
      int[] labels = new int[length];
      for (int t = 0; t < length; t++) {
        symbols[t] = random.nextInt(SYMBOLS);
        features[t][symbols[t]] = 1;
        labels[t] = t < delay ? -1 : symbols[t - delay];
      }
      histories.add(
          new History(features, features, new int[length][0], labels, Split.byTime(length)));
    }
    return new SequenceData(histories, SYMBOLS, 0, SYMBOLS);
  }

  private static double accuracy(SequenceData data, Logits logits) {
    int hits = 0;
    int count = 0;
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == Split.TEST && history.labels()[t] >= 0) {
          count++;
          hits += top(logits.frozen()[user][t]) == history.labels()[t] ? 1 : 0;
        }
      }
    }
    return hits / (double) count;
  }

  private static int top(float[] logits) {
    int top = 0;
    for (int c = 1; c < logits.length; c++) {
      top = logits[c] > logits[top] ? c : top;
    }
    return top;
  }
}
