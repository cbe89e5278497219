package dev.segue.features.bundle;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.schemas.Genre;
import java.util.List;
import java.util.Set;

/**
 * What the manifest of a next-genre bundle says of its model. The graphs are {@link
 * BundleFiles#STEP} and {@link BundleFiles#SEQUENCE}; their logits become probabilities by softmax.
 *
 * @param layout the features of a step
 * @param categoricals the id columns of a step, in order
 * @param labels the genres of the logits, in order; a subset of the enum in its order
 * @param network the recurrent network
 * @param temperature probabilities are softmax(logits / temperature)
 * @param baselines global tables of the baselines
 */
public record NextGenreSpec(
    LayoutSpec layout,
    List<CategoricalSpec> categoricals,
    List<Genre> labels,
    NetworkSpec network,
    double temperature,
    BaselineTables baselines) {

  /** Kind of a model that predicts the genre a user will want next. */
  public static final String KIND = "next-genre";

  public NextGenreSpec {
    Require.present("layout", layout);
    Require.present("network", network);
    Require.present("baselines", baselines);
    Require.present("categoricals", categoricals);
    Require.present("labels", labels);
    requireLabels(labels);
    Require.that(
        temperature > 0 && Double.isFinite(temperature), "temperature", "above 0", temperature);
    categoricals = List.copyOf(categoricals);
    List<String> inputs = categoricals.stream().map(CategoricalSpec::name).toList();
    Require.that(
        Set.copyOf(inputs).size() == inputs.size(), "categoricals", "distinct names", inputs);
    labels = List.copyOf(labels);
  }

  /**
   * What a bundle says of its model.
   *
   * @throws BundleException if it is of another kind
   */
  public static NextGenreSpec of(BundleDirectory bundle) {
    return bundle.model(KIND, NextGenreSpec.class);
  }

  private static void requireLabels(List<Genre> labels) {
    Require.that(labels.size() >= 2, "labels", "at least 2 genres", labels);
    for (int i = 0; i < labels.size(); i++) {
      Genre label = labels.get(i);
      Require.that(label != null && label != Genre.UNKNOWN, "labels", "known genres", labels);
      Require.that(
          i == 0 || labels.get(i - 1).compareTo(label) < 0,
          "labels",
          "distinct genres in the order of the enum",
          labels);
    }
  }
}
