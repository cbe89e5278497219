package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A variational autoencoder (Kingma and Welling 2014) of rows of standardised numbers: what it
 * makes of a row is the mean of its latent distribution. One hidden layer on each side.
 */
final class AcousticVae {

  private static final int HIDDEN = 32;
  private static final int BATCH = 128;
  private static final int VALIDATED = 10;
  private static final Stopping STOPPING = new Stopping(40, 4);
  private static final Optimiser OPTIMISER = new Optimiser(2e-3f, 0, 5);

  /** Weight of the latent distribution's distance from the normal one. */
  private static final float DISTANCE = 0.1f;

  private static final String MEAN = "mean";
  private static final String LOG_VARIANCE = "log-variance";

  private AcousticVae() {}

  /**
   * Trains on rows and encodes them [N][latent]; every tenth row says when to stop.
   *
   * @param rows [N][F] standardised, at least {@value #VALIDATED}
   */
  static float[][] encode(float[][] rows, int latent, TrainingRun run) {
    int width = rows[0].length;
    Map<String, Tensor> start = start(width, latent, run.seed());
    Map<String, Tensor> fitted =
        new MiniBatchTraining(
                new MiniBatchTraining.Plan(BATCH, STOPPING, OPTIMISER, run),
                TrainingProgress.SILENT)
            .train(start, new Task(rows))
            .tensors();
    float[][] encoded = new float[rows.length][];
    try (NDManager manager = TorchRuntime.engine(run.threads()).newBaseManager();
        TrainedArrays weights = new TrainedArrays(manager, fitted, fitted.keySet())) {
      TorchRuntime.withoutGradients(() -> encode(weights, rows, encoded));
    }
    return encoded;
  }

  private static void encode(TrainedArrays weights, float[][] rows, float[][] encoded) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray hidden = dense(weights, input(weights, rows), "encoder").tanh();
      float[] means = dense(weights, hidden, MEAN).toFloatArray();
      int latent = means.length / rows.length;
      for (int n = 0; n < rows.length; n++) {
        encoded[n] = Arrays.copyOfRange(means, n * latent, (n + 1) * latent);
      }
    }
  }

  private static Map<String, Tensor> start(int width, int latent, long seed) {
    Initialiser random = new Initialiser(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    put(tensors, random, "encoder", width, HIDDEN);
    put(tensors, random, MEAN, HIDDEN, latent);
    put(tensors, random, LOG_VARIANCE, HIDDEN, latent);
    put(tensors, random, "decoder", latent, HIDDEN);
    put(tensors, random, "output", HIDDEN, width);
    return tensors;
  }

  private static void put(
      Map<String, Tensor> tensors, Initialiser random, String name, int inputs, int outputs) {
    tensors.put(name, random.uniform(inputs, outputs, inputs));
    tensors.put(bias(name), random.uniform(inputs, outputs));
  }

  private static String bias(String name) {
    return name + ".bias";
  }

  private static NDArray dense(TrainedArrays weights, NDArray rows, String name) {
    return rows.matMul(weights.get(name).transpose()).add(weights.get(bias(name)));
  }

  private static NDArray input(TrainedArrays weights, float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, flat, n * rows[0].length, rows[0].length);
    }
    return weights.manager().create(flat, new Shape(rows.length, rows[0].length));
  }

  /** Squared error of the reconstruction plus the weighted distance, per row. */
  private static final class Task implements MiniBatchTask {
    private final List<float[]> training;
    private final float[][] validation;

    Task(float[][] rows) {
      this.training = part(rows, false);
      this.validation = part(rows, true).toArray(float[][]::new);
    }

    private static List<float[]> part(float[][] rows, boolean validated) {
      return IntStream.range(0, rows.length)
          .filter(n -> (n % VALIDATED == 0) == validated)
          .mapToObj(n -> rows[n])
          .toList();
    }

    @Override
    public int examples() {
      return training.size();
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] rows) {
      float[][] batch = Arrays.stream(rows).mapToObj(training::get).toArray(float[][]::new);
      return loss(weights, batch, true);
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        return loss(weights, validation, false).getFloat();
      }
    }

    private static NDArray loss(TrainedArrays weights, float[][] rows, boolean sampled) {
      NDArray input = input(weights, rows);
      NDArray hidden = dense(weights, input, "encoder").tanh();
      NDArray mean = dense(weights, hidden, MEAN);
      NDArray logVariance = dense(weights, hidden, LOG_VARIANCE);
      NDArray latent = mean;
      if (sampled) {
        NDArray noise = weights.manager().randomNormal(mean.getShape());
        latent = mean.add(noise.mul(logVariance.mul(0.5f).exp()));
      }
      NDArray decoded = dense(weights, dense(weights, latent, "decoder").tanh(), "output");
      NDArray error = decoded.sub(input).square().sum(new int[] {1}).mean();
      NDArray distance =
          mean.square()
              .add(logVariance.exp())
              .sub(logVariance)
              .sub(1)
              .sum(new int[] {1})
              .mean()
              .mul(0.5f);
      return error.add(distance.mul(DISTANCE));
    }
  }
}
