package dev.segue.streams.prediction;

import dev.segue.schemas.ModelVersion;

/**
 * Who answered.
 *
 * @param model the bundle; null when a baseline answered
 * @param provider execution provider: cpu, cuda:N, or baseline
 * @param degradedReason why a fallback answered; null when none did
 */
public record Answerer(ModelVersion model, String provider, String degradedReason) {

  public boolean degraded() {
    return degradedReason != null;
  }
}
