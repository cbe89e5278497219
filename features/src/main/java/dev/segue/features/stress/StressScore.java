package dev.segue.features.stress;

/**
 * Stress and relaxation of one text, on the scales of TensiStrength (Thelwall 2017).
 *
 * @param stress -1 (none) to -5 (very stressed)
 * @param relaxation 1 (none) to 5 (very relaxed)
 */
public record StressScore(int stress, int relaxation) {

  public StressScore {
    if (stress < -5 || stress > -1) {
      throw new IllegalArgumentException("stress: expected -5 to -1, found " + stress);
    }
    if (relaxation < 1 || relaxation > 5) {
      throw new IllegalArgumentException("relaxation: expected 1 to 5, found " + relaxation);
    }
  }
}
