package dev.segue.features.bundle;

import dev.segue.features.encoding.CategoricalInput;

/**
 * An input that the graph looks up in an embedding table.
 *
 * @param name name of the input, for example {@code artist}
 * @param vocabulary file with one entry a line; line n has the id n, 0 is everything else
 * @param size number of entries; ids run from 0 to this
 */
public record CategoricalSpec(String name, String vocabulary, int size) {

  public CategoricalSpec {
    Require.name("categoricals.name", name);
    Require.present("categoricals." + name + ".vocabulary", vocabulary);
    Require.that(size >= 0, "categoricals." + name + ".size", "0 or more entries", size);
  }

  /**
   * What to look up in the vocabulary.
   *
   * @throws BundleException if this program does not know the input
   */
  public CategoricalInput input() {
    try {
      return CategoricalInput.of(name);
    } catch (IllegalArgumentException unknown) {
      throw new BundleException("bundle.json, " + unknown.getMessage(), unknown);
    }
  }

  /** An input with its vocabulary at the usual place. */
  public static CategoricalSpec of(String name, int size) {
    return new CategoricalSpec(name, BundleFiles.vocabulary(name), size);
  }
}
