package dev.segue.features.encoding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which features a model reads, and in which order: named blocks, each of a fixed width. Immutable.
 *
 * @param blocks the blocks in order
 */
public record FeatureLayout(List<Block> blocks) {

  /**
   * A block of a layout.
   *
   * @param name one of the known block names
   * @param width number of features
   */
  public record Block(String name, int width) {}

  public FeatureLayout {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("layout: expected at least one block, found none");
    }
    for (Block block : blocks) {
      FeatureBlock known = block(block.name());
      boolean fits = known.width() == 0 ? block.width() > 0 : block.width() == known.width();
      if (!fits) {
        throw new IllegalArgumentException(
            "layout block '"
                + block.name()
                + "': expected width "
                + (known.width() == 0 ? "above 0" : known.width())
                + ", found "
                + block.width());
      }
    }
  }

  /** Everything known at the moment that fits a step; the default of the trainer. */
  public static FeatureLayout standard() {
    return of(
        FeatureBlock.GENRE,
        FeatureBlock.TIME_OF_DAY,
        FeatureBlock.HOUR,
        FeatureBlock.WEEKDAY,
        FeatureBlock.LOG_GAP,
        FeatureBlock.DECAYED_GENRES,
        FeatureBlock.GENRE_SHARES,
        FeatureBlock.NEXT_SHARES,
        FeatureBlock.STRESS,
        FeatureBlock.STREAKS,
        FeatureBlock.POPULARITY,
        FeatureBlock.COHORT);
  }

  /**
   * The step vector of S0: text embedding, user label, six genres, time of day, 30-minute stress
   * (780 with an embedding of 768).
   *
   * @param embeddingWidth 0 for no text embedding
   */
  public static FeatureLayout s0(int embeddingWidth) {
    List<Block> blocks = new ArrayList<>();
    if (embeddingWidth > 0) {
      blocks.add(new Block(FeatureBlock.TEXT_EMBEDDING.key(), embeddingWidth));
    }
    blocks.addAll(
        of(
                FeatureBlock.USER_LABEL,
                FeatureBlock.GENRE_6,
                FeatureBlock.TIME_OF_DAY,
                FeatureBlock.STRESS_30)
            .blocks());
    return new FeatureLayout(blocks);
  }

  /** The same layout without its stress blocks. */
  public FeatureLayout withoutStress() {
    return new FeatureLayout(
        blocks.stream().filter(block -> !block.name().startsWith("stress")).toList());
  }

  /**
   * The same layout with the class probabilities of the track by a fusion model.
   *
   * @param classes how many there are
   */
  public FeatureLayout withFusion(int classes) {
    List<Block> more = new ArrayList<>(blocks);
    more.add(new Block(FeatureBlock.FUSION.key(), classes));
    return new FeatureLayout(more);
  }

  /** Width of the text embeddings that it reads; 0 when it reads none. */
  public int textEmbeddingWidth() {
    return width(FeatureBlock.TEXT_EMBEDDING);
  }

  /** Number of class probabilities of a fusion model that it reads; 0 when it reads none. */
  public int fusionWidth() {
    return width(FeatureBlock.FUSION);
  }

  private int width(FeatureBlock kind) {
    return blocks.stream()
        .filter(block -> block.name().equals(kind.key()))
        .mapToInt(Block::width)
        .sum();
  }

  /**
   * Where the features lie that say the same of one genre each, such as its share of a week: the
   * column of a genre is its place in the enum further on.
   */
  public List<Integer> genreRows() {
    List<Integer> rows = new ArrayList<>();
    int at = 0;
    for (Block block : blocks) {
      int begin = at;
      block(block.name()).genreRows().forEach(row -> rows.add(begin + row));
      at += block.width();
    }
    return rows;
  }

  /** Number of features. */
  public int width() {
    return blocks.stream().mapToInt(Block::width).sum();
  }

  /**
   * SHA-256 over {@code name:width} lines, lower-case hexadecimal: equal layouts have equal
   * digests.
   */
  public String digest() {
    String text =
        blocks.stream().map(b -> b.name() + ":" + b.width() + "\n").collect(Collectors.joining());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  static FeatureBlock block(String name) {
    return Arrays.stream(FeatureBlock.values())
        .filter(block -> block.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "layout block '"
                        + name
                        + "': expected one of "
                        + Arrays.stream(FeatureBlock.values()).map(FeatureBlock::key).toList()));
  }

  private static FeatureLayout of(FeatureBlock... blocks) {
    return new FeatureLayout(
        Arrays.stream(blocks).map(block -> new Block(block.key(), block.width())).toList());
  }
}
