package dev.segue.streams.prediction;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.bundle.NextGenreSpec;

/** Which valid bundles this application serves. */
public final class ServableBundles {

  private ServableBundles() {}

  /**
   * Refuses what is not served. The stream computes neither text embeddings nor the classes of a
   * fusion model: a network that was trained on them would see zeros.
   *
   * @throws BundleException if the bundle is not served
   */
  public static void require(BundleDirectory bundle) {
    LayoutSpec layout = NextGenreSpec.of(bundle).layout();
    if (bundle.layout(layout).textEmbeddingWidth() > 0) {
      throw new BundleException(
          "bundle "
              + bundle.root()
              + ": its layout has text-embedding, which this application does not compute;"
              + " train a bundle of the layout standard, or of s0 without --encoder");
    }
    if (bundle.layout(layout).fusionWidth() > 0) {
      throw new BundleException(
          "bundle "
              + bundle.root()
              + ": its layout has fusion, the classes of a fusion model, which this application does"
              + " not compute; train a bundle without them");
    }
  }
}
