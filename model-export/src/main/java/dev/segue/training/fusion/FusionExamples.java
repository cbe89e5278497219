package dev.segue.training.fusion;

import java.util.ArrayList;
import java.util.List;

/**
 * Tracks as the network reads them.
 *
 * @param components [N][K] rows on their principal components
 * @param words per text field whose words have vectors of the network's own: ids [N][words]
 */
record FusionExamples(float[][] components, List<long[][]> words) {

  FusionExamples {
    words = List.copyOf(words);
  }

  int count() {
    return components.length;
  }

  /** Some of the tracks. */
  FusionExamples part(int[] rows) {
    return mixed(rows, this, new boolean[rows.length]);
  }

  /** Some of the tracks, and of some of these another version. */
  FusionExamples mixed(int[] rows, FusionExamples other, boolean[] others) {
    float[][] own = new float[rows.length][];
    List<long[][]> ids = new ArrayList<>();
    words.forEach(field -> ids.add(new long[rows.length][]));
    for (int n = 0; n < rows.length; n++) {
      FusionExamples version = others[n] ? other : this;
      own[n] = version.components[rows[n]];
      for (int field = 0; field < ids.size(); field++) {
        ids.get(field)[n] = version.words.get(field)[rows[n]];
      }
    }
    return new FusionExamples(own, ids);
  }
}
