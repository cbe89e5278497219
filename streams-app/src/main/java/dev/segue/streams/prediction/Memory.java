package dev.segue.streams.prediction;

import java.util.List;

/**
 * What the network remembers of a user after a frozen step.
 *
 * @param digest digest of the bundle that it belongs to, lower-case hexadecimal SHA-256
 * @param lastStep number of the last step that it has seen, or that it stands for
 * @param stepsSeen how many steps it has seen; fewer than {@code lastStep} when older steps were
 *     forgotten before it was rebuilt
 * @param vector float32 [memory width]; must not be changed
 * @param attended the past steps with the most attention, most first
 */
public record Memory(
    String digest, long lastStep, long stepsSeen, float[] vector, List<Attended> attended) {

  public Memory {
    attended = List.copyOf(attended);
  }

  /** Whether it is the memory that a bundle needs before the step after {@code step}. */
  public boolean fits(String bundleDigest, long step) {
    return lastStep == step && digest.equals(bundleDigest);
  }
}
