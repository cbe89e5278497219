package dev.segue.training.fusion;

import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Track;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the inputs of the exported graph: what a bundle says, applied to tracks.
 *
 * @param numbers columns of the numbers
 * @param words vocabularies of the texts
 */
record GraphInputs(TrackNumbers numbers, Map<TextField, Vocabulary> words) {

  /** Those of a trained model. */
  static GraphInputs of(FusionFeatures features) {
    Map<TextField, Vocabulary> words = new LinkedHashMap<>();
    features.tables().forEach(table -> words.put(table.field(), table.words()));
    return new GraphInputs(features.numbers(), words);
  }

  /** The inputs of some tracks, at least one. */
  Map<String, GoldenTensor> of(List<Track> tracks) {
    Map<String, GoldenTensor> inputs = new LinkedHashMap<>();
    int columns = numbers.fill().length;
    if (columns > 0) {
      float[] values = new float[tracks.size() * columns];
      for (int n = 0; n < tracks.size(); n++) {
        System.arraycopy(numbers.row(tracks.get(n)), 0, values, n * columns, columns);
      }
      inputs.put(FusionGraph.NUMBERS, GoldenTensor.ofFloats(values, tracks.size(), columns));
    }
    words.forEach(
        (field, vocabulary) -> {
          WordIds ids =
              WordIds.of(
                  tracks.stream()
                      .map(track -> ids(vocabulary, field.words(track)))
                      .toArray(long[][]::new));
          inputs.put(field.key(), GoldenTensor.ofIntegers(ids.ids(), tracks.size(), ids.columns()));
        });
    return inputs;
  }

  /** The ids of those words that are in a vocabulary. */
  static long[] ids(Vocabulary vocabulary, List<String> words) {
    return words.stream().mapToLong(vocabulary::id).filter(id -> id > 0).toArray();
  }
}
