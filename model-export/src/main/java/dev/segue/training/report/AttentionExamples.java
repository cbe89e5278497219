package dev.segue.training.report;

import java.util.List;

/**
 * Some test rows, and where the network looked.
 *
 * @param drawn how they were chosen
 * @param examples the rows
 */
public record AttentionExamples(String drawn, List<Example> examples) implements Section {

  /**
   * A forecast.
   *
   * @param title what is predicted from; names no user
   * @param truth what happened
   * @param forecast what was most probable
   * @param probability of it
   * @param weights of some steps, in the order of the steps
   * @param rest weight of all other steps together
   */
  public record Example(
      String title,
      String truth,
      String forecast,
      double probability,
      List<Weight> weights,
      double rest) {

    private static final double ROUNDING = 1e-3;

    public Example {
      Require.present("attention-examples title", title);
      Require.present("attention-examples truth", truth);
      Require.present("attention-examples forecast", forecast);
      Require.present("attention-examples weights", weights);
      Require.that(
          probability >= 0 && probability <= 1 + ROUNDING,
          "attention-examples probability",
          "a number from 0 to 1",
          probability);
      double sum = rest + weights.stream().mapToDouble(Weight::weight).sum();
      Require.that(Math.abs(sum - 1) < ROUNDING, "attention-examples weights", "a sum of 1", sum);
      weights = List.copyOf(weights);
    }
  }

  /** How much one step counted. */
  public record Weight(String step, double weight) {
    public Weight {
      Require.present("attention-examples step", step);
      Require.that(weight >= 0, "attention-examples weight", "0 or more", weight);
    }
  }

  public AttentionExamples {
    Require.present("attention-examples drawn", drawn);
    Require.present("attention-examples examples", examples);
    examples = List.copyOf(examples);
  }
}
