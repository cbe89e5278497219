package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.baseline.Stacking;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained fusion model: everything that leads from a track to its class probabilities F(s).
 *
 * @param clusters of the tags: the classes
 * @param names of the classes, for people
 * @param features of a track
 * @param input scaling and principal components
 * @param weights of the network
 * @param linear what adds its logits to the network's
 */
record FusionModel(
    TagClusters clusters,
    List<String> names,
    FusionFeatures features,
    FusionInput input,
    Map<String, Tensor> weights,
    Optional<LinearPath> linear) {

  FusionModel {
    names = List.copyOf(names);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** Probabilities [N][C] of tracks, by the trainer. */
  float[][] probabilities(List<Track> tracks, int threads) {
    FusionExamples examples =
        new FusionExamples(input.apply(features.rows(tracks)), features.words(tracks));
    return probabilities(examples, tracks, threads);
  }

  /** The same of tracks that were turned into what the network reads. */
  float[][] probabilities(FusionExamples examples, List<Track> tracks, int threads) {
    float[][] network = FusionScorer.logits(weights, examples, threads);
    float[][] others = linear.map(path -> path.logits(tracks)).orElse(network);
    return new Stacking(1, linear.isPresent() ? 1 : 0).probabilities(network, others);
  }
}
