package dev.segue.training.metrics;

import dev.segue.features.scoring.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calibrates a network by one number (Guo et al. 2017): the temperature with the lowest log-loss on
 * held-out logits. Accuracy is not changed.
 */
public final class TemperatureScaling {

  private static final double LOW = Math.log(0.05);
  private static final double HIGH = Math.log(20);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 60;

  private TemperatureScaling() {}

  /**
   * A row of logits and its true class.
   *
   * @param logits [C]
   */
  public record Example(float[] logits, int label) {}

  /**
   * Golden-section search over the logarithm of the temperature, from 0.05 to 20.
   *
   * @throws IllegalArgumentException without an example
   */
  public static double fit(List<Example> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(
          "temperature scaling: expected validation examples, found none");
    }
    double low = LOW;
    double high = HIGH;
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(examples, Math.exp(left)) < loss(examples, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /**
   * The temperature of forecasts that are known as probabilities.
   *
   * @param probabilities [N][C]
   * @param labels [N]
   */
  public static double fit(float[][] probabilities, int[] labels) {
    List<Example> examples = new ArrayList<>();
    for (int n = 0; n < labels.length; n++) {
      examples.add(new Example(logarithms(probabilities[n]), labels[n]));
    }
    return fit(examples);
  }

  /** Probabilities [N][C] at a temperature. */
  public static float[][] at(double temperature, float[][] probabilities) {
    return Arrays.stream(probabilities).map(row -> at(temperature, row)).toArray(float[][]::new);
  }

  /** Probabilities [C] at a temperature. */
  public static float[] at(double temperature, float[] probabilities) {
    return Softmax.probabilities(logarithms(probabilities), temperature);
  }

  private static float[] logarithms(float[] probabilities) {
    float[] logits = new float[probabilities.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) Math.log(Math.max(Float.MIN_NORMAL, probabilities[c]));
    }
    return logits;
  }

  /** Mean log-loss at a temperature, nats. */
  public static double loss(List<Example> examples, double temperature) {
    double sum = 0;
    for (Example example : examples) {
      sum += Softmax.loss(example.logits(), temperature, example.label());
    }
    return sum / examples.size();
  }
}
