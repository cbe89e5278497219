package dev.segue.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final int INPUTS = 3;

  @TempDir private Path directory;

  private final List<String> told = new ArrayList<>();

  /** Stands for kill -9: the process is gone in the middle of an epoch. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Linear regression with dropout, and a fixed weight that validation counts up. */
  private static final class Regression implements MiniBatchTask {
    private static final Dropout DROPOUT = new Dropout(0, 0, 0.5f);
    private final float[][] rows = new float[64][INPUTS];
    private final float[] targets = new float[64];
    private final int dieInEpoch;
    private int validations;

    Regression(int dieInEpoch) {
      this.dieInEpoch = dieInEpoch;
      Random random = new Random(5);
      for (int n = 0; n < rows.length; n++) {
        for (int f = 0; f < INPUTS; f++) {
          rows[n][f] = random.nextFloat();
        }
        targets[n] = 2 * rows[n][0] - rows[n][2];
      }
    }

    @Override
    public int examples() {
      return 48;
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] batch) {
      if (validations == dieInEpoch) {
        throw new Killed();
      }
      return error(weights, batch, DROPOUT);
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      validations++;
      weights.set("seen", new float[] {weights.get("seen").getFloat() + 1});
      int[] rest = Arrays.stream(new int[16]).toArray();
      Arrays.setAll(rest, n -> 48 + n);
      return error(weights, rest, Dropout.NONE).getFloat();
    }

    private NDArray error(TrainedArrays weights, int[] batch, Dropout dropout) {
      float[] inputs = new float[batch.length * INPUTS];
      float[] wanted = new float[batch.length];
      for (int n = 0; n < batch.length; n++) {
        System.arraycopy(rows[batch[n]], 0, inputs, n * INPUTS, INPUTS);
        wanted[n] = targets[batch[n]];
      }
      NDArray x = weights.manager().create(inputs, new Shape(batch.length, INPUTS));
      NDArray found = dropout.between(x).matMul(weights.get("w")).add(weights.get("b"));
      return found.flatten().sub(weights.manager().create(wanted)).square().mean();
    }
  }

  @Test
  void shouldEndWithTheSameBitsWhenKilledAndResumed() {
    Fitted whole = training(Checkpoint.NONE).train(start(0), Set.of("seen"), new Regression(-1));

    assertThatThrownBy(
            () -> training(checkpoint("a")).train(start(0), Set.of("seen"), new Regression(3)))
        .isInstanceOf(Killed.class);
    Checkpoint checkpoint = checkpoint("a");
    Fitted resumed = training(checkpoint).train(start(0), Set.of("seen"), new Regression(-1));

    assertThat(resumed.tensors()).isEqualTo(whole.tensors());
    assertThat(resumed.epochs()).hasSize(6);
    assertThat(resumed.epochs().get(5).trainingLoss())
        .isEqualTo(whole.epochs().get(5).trainingLoss());
    assertThat(told).singleElement().asString().startsWith("going on after epoch 3 from ");
    assertThat(file()).exists();
    checkpoint.deleteIfEnded();
    assertThat(file()).doesNotExist();
  }

  @Test
  void shouldRefuseALossThatIsNoNumber() {
    Map<String, Tensor> start = start(Float.NaN);

    assertThatThrownBy(
            () -> training(Checkpoint.NONE).train(start, Set.of("seen"), new Regression(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "training, epoch 1: expected a validation loss that is a number, found NaN");
  }

  @Test
  void shouldStartAnewWhenDataOrStartDiffer() {
    for (Map<String, Tensor> start : List.of(start(0), start(1))) {
      assertThatThrownBy(
              () -> training(checkpoint("a")).train(start(0), Set.of("seen"), new Regression(2)))
          .isInstanceOf(Killed.class);
      told.clear();
      String data = start.equals(start(0)) ? "b" : "a";

      Fitted fitted = training(checkpoint(data)).train(start, Set.of("seen"), new Regression(-1));

      assertThat(fitted.epochs()).hasSize(6);
      assertThat(told).singleElement().asString().endsWith("this one starts anew");
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoCheckpoint() throws IOException {
    Files.writeString(file(), "no checkpoint");

    assertThatThrownBy(
            () -> training(checkpoint("a")).train(start(0), Set.of("seen"), new Regression(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a checkpoint")
        .hasMessageContaining("delete it to start anew");
  }

  private MiniBatchTraining training(Checkpoint checkpoint) {
    MiniBatchTraining.Plan plan =
        new MiniBatchTraining.Plan(
            8, new Stopping(6, 6), new Optimiser(0.05f, 0.01f, 1), new TrainingRun(7, 1));
    return new MiniBatchTraining(plan, TrainingProgress.SILENT).resumingFrom(checkpoint);
  }

  private Checkpoint checkpoint(String data) {
    return Checkpoint.in(file(), data, told::add);
  }

  private Path file() {
    return directory.resolve("checkpoint");
  }

  private static Map<String, Tensor> start(float bias) {
    Map<String, Tensor> start = new LinkedHashMap<>();
    start.put("w", Tensor.of(new float[] {0.1f, 0.2f, 0.3f}, INPUTS, 1));
    start.put("b", Tensor.of(new float[] {bias}, 1));
    start.put("seen", Tensor.of(new float[] {0}, 1));
    return start;
  }
}
