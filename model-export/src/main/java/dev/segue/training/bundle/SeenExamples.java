package dev.segue.training.bundle;

import dev.segue.features.bundle.BundleDirectory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model was trained on and stopped by, as digests in its bundle, so that it is left out
 * where the model is judged. A digest is the first 64 bits of SHA-256: among a million examples, a
 * new one is taken for a seen one with a chance of 1 in 10^13. Immutable.
 *
 * @param digests lower-case hexadecimal
 */
public record SeenExamples(Set<String> digests) {

  /** Of a model that was trained on nothing. */
  public static final SeenExamples NONE = new SeenExamples(Set.of());

  private static final int DIGITS = 16;

  public SeenExamples {
    digests = Set.copyOf(digests);
  }

  /** Digests of examples, of equal ones once. */
  public static SeenExamples of(Stream<String> examples) {
    return new SeenExamples(examples.map(SeenExamples::digest).collect(Collectors.toSet()));
  }

  /**
   * Reads those of a bundle.
   *
   * @param count how many its manifest says there are
   * @throws dev.segue.features.bundle.BundleException if there are more or less
   */
  public static SeenExamples read(BundleDirectory bundle, String file, int count) {
    return new SeenExamples(Set.copyOf(bundle.lines(file, count)));
  }

  /** These and others. */
  SeenExamples and(SeenExamples others) {
    return new SeenExamples(
        Stream.of(digests, others.digests).flatMap(Set::stream).collect(Collectors.toSet()));
  }

  /** A line for each, in order: what {@link #read} reads. */
  public List<String> lines() {
    return digests.stream().sorted().toList();
  }

  /** Whether an example is one of them. */
  public boolean has(String example) {
    return digests.contains(digest(example));
  }

  private static String digest(String example) {
    return DataDigest.of(List.of(example)).substring(0, DIGITS);
  }
}
