package dev.segue.inference;

import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.bundle.NextGenreSpec;
import java.util.List;

/**
 * The widths of a model's inputs and outputs. Batches can be used with every model of their shape.
 *
 * @param memory M: float32 values of one user's memory
 * @param features F: float32 features of a step
 * @param idSizes largest id of each of the K categorical inputs; the smallest is 0
 * @param labels C: number of genres
 * @param attention whether the model gives attention scores
 */
public record ModelShape(
    int memory, int features, List<Integer> idSizes, int labels, boolean attention) {

  public ModelShape {
    idSizes = List.copyOf(idSizes);
  }

  /** The shape of the model that a manifest describes. */
  public static ModelShape of(NextGenreSpec spec) {
    return new ModelShape(
        spec.network().memoryWidth(),
        spec.layout().width(),
        spec.categoricals().stream().map(CategoricalSpec::size).toList(),
        spec.labels().size(),
        spec.network().attention());
  }

  /** K: number of categorical inputs. */
  public int categoricals() {
    return idSizes.size();
  }

  void requireIds(int[] ids, int offset) {
    for (int k = 0; k < idSizes.size(); k++) {
      int id = ids[offset + k];
      if (id < 0 || id > idSizes.get(k)) {
        throw new IllegalArgumentException(
            "categorical input "
                + k
                + ": expected an id of 0 to "
                + idSizes.get(k)
                + ", found "
                + id);
      }
    }
  }
}
