package dev.segue.features.bundle;

import dev.segue.features.encoding.FeatureLayout;
import java.util.List;

/**
 * The feature layout a model was trained on, as plain data: it can be read and shown by a program
 * that does not know its blocks.
 *
 * @param blocks named blocks in the order of the features
 * @param digest {@link FeatureLayout#digest} at training time
 */
public record LayoutSpec(List<BlockSpec> blocks, String digest) {

  /**
   * A block of features.
   *
   * @param name name of the block
   * @param width number of float32 features
   */
  public record BlockSpec(String name, int width) {

    public BlockSpec {
      Require.name("layout.blocks.name", name);
      Require.positive("layout.blocks." + name + ".width", width);
    }
  }

  public LayoutSpec {
    Require.present("layout.blocks", blocks);
    Require.that(!blocks.isEmpty(), "layout.blocks", "at least one block", "none");
    Require.present("layout.digest", digest);
    blocks = List.copyOf(blocks);
  }

  /** The layout of an encoder as it goes into a manifest. */
  public static LayoutSpec of(FeatureLayout layout) {
    List<BlockSpec> blocks =
        layout.blocks().stream().map(block -> new BlockSpec(block.name(), block.width())).toList();
    return new LayoutSpec(blocks, layout.digest());
  }

  /** F: the number of float32 features of a step. */
  public int width() {
    return blocks.stream().mapToInt(BlockSpec::width).sum();
  }

  /**
   * The layout for an encoder.
   *
   * @throws BundleException if this program encodes these blocks differently, or does not know one
   */
  public FeatureLayout toFeatureLayout() {
    FeatureLayout layout;
    try {
      layout =
          new FeatureLayout(
              blocks.stream()
                  .map(block -> new FeatureLayout.Block(block.name(), block.width()))
                  .toList());
    } catch (IllegalArgumentException unknown) {
      throw new BundleException(
          "bundle.json names features that this program does not build: " + unknown.getMessage(),
          unknown);
    }
    if (!layout.digest().equals(digest)) {
      throw new BundleException(
          "bundle.json, layout.digest: expected "
              + layout.digest()
              + " for these blocks, found "
              + digest);
    }
    return layout;
  }
}
