package dev.segue.features.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Genre;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small complete bundle; its graphs are bytes, since nothing here runs them. */
final class BundleFixture {

  static final FeatureLayout LAYOUT = FeatureLayout.standard();

  private BundleFixture() {}

  static BundleDirectory write(Path target) throws IOException {
    try (BundleWriter writer = BundleWriter.to(target)) {
      CategoricalSpec artist =
          writer.vocabulary("artist", new Vocabulary(List.of("Björk", "The Wailers")));
      writer.graph(BundleFiles.STEP, new byte[] {1, 2, 3}, golden());
      writer.graph(BundleFiles.SEQUENCE, new byte[] {4, 5}, golden());

      return writer.finish(draft(artist));
    }
  }

  static BundleDraft draft(CategoricalSpec artist) {
    return new BundleDraft(
        "next-genre",
        "7",
        NextGenreSpec.KIND,
        new Provenance("2026-11-20T10:00:00Z", 7, "0".repeat(64), "segue train next-genre"),
        1e-4,
        new NextGenreSpec(
            LayoutSpec.of(LAYOUT),
            List.of(artist),
            List.of(Genre.POP, Genre.ROCK, Genre.OTHERS),
            NetworkSpec.of(NetworkSpec.Cell.LSTM, 2, 128).withAttention(0.01),
            1.25,
            BaselineTables.uninformed()),
        JsonNodeFactory.instance.objectNode().put("accuracy", 0.5));
  }

  static GoldenVectors golden() {
    return GoldenVectors.of(
        Map.of(
            "memory", GoldenTensor.ofFloats(new float[] {0.1f, 0, 0, -1e-9f}, 2, 2),
            "open_ids", GoldenTensor.ofIntegers(new long[] {1, 2}, 2, 1)),
        Map.of("logits", GoldenTensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)));
  }
}
