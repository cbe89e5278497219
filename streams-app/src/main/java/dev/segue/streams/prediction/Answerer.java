package dev.segue.streams.prediction;

import dev.segue.inference.NextGenreModel;
import dev.segue.schemas.ModelVersion;

/**
 * Who answered.
 *
 * @param model the bundle; null when a baseline answered
 * @param provider execution provider: cpu, cuda:N, or baseline
 * @param degradedReason why a fallback answered; null when none did
 */
public record Answerer(ModelVersion model, String provider, String degradedReason) {

  /** The network of a bundle, where it runs at this moment. */
  public static Answerer of(NextGenreModel model) {
    ModelVersion version =
        new ModelVersion(model.manifest().name(), model.manifest().version(), model.digest());
    return new Answerer(version, model.provider(), null);
  }

  public boolean degraded() {
    return degradedReason != null;
  }
}
