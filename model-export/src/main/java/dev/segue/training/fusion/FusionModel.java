package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained fusion model: everything that leads from a track to its class probabilities F(s).
 *
 * @param clusters of the tags: the classes
 * @param names of the classes, for people
 * @param features of a track
 * @param input scaling and principal components
 * @param weights of the network
 */
record FusionModel(
    TagClusters clusters,
    List<String> names,
    FusionFeatures features,
    FusionInput input,
    Map<String, Tensor> weights) {

  FusionModel {
    names = List.copyOf(names);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** Probabilities [N][C] of tracks, by the trainer. */
  float[][] probabilities(List<Track> tracks, int threads) {
    FusionExamples examples =
        new FusionExamples(input.apply(features.rows(tracks)), features.words(tracks));
    return FusionScorer.probabilities(weights, examples, threads);
  }
}
