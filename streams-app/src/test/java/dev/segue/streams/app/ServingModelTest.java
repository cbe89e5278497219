package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.FeatureLayout;
import dev.segue.inference.ModelSlot;
import dev.segue.inference.Swap;
import dev.segue.streams.config.ModelConfig;
import dev.segue.streams.prediction.BundlePredictors;
import dev.segue.streams.prediction.Predictor;
import dev.segue.streams.topology.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream does not compute text embeddings, and does not serve a network on zeros instead. */
class ServingModelTest {

  private static final String REFUSAL = "its layout has text-embedding";

  @TempDir Path models;

  private ModelConfig config() {
    return new ModelConfig(Optional.of(models), "cpu");
  }

  @Test
  void shouldRefuseToStartWithABundleThatIsNotServedHere() throws IOException {
    Bundles.copyWithEmbedding(models.resolve("b"));

    assertThatThrownBy(() -> ServingModel.open(config()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("bundle " + models.toRealPath().resolve("b") + ": " + REFUSAL)
        .hasMessageEndingWith("; set models.dir to a directory with a valid bundle, or to none")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void shouldStartWithTheNewestBundleThatIsServedHere() throws IOException {
    Bundles.copyWithEmbedding(models.resolve("b"));
    Bundles.copy("small-1", models.resolve("a"));

    try (ServingModel model = ServingModel.open(config());
        Predictor predictor = model.predictors(1).next(null)) {
      assertThat(predictor.layout()).isEqualTo(FeatureLayout.standard());
    }
  }

  /** What is kept with a reason is logged, once: the next look has nothing new. */
  @Test
  void shouldKeepTheOldBundleAndSayItOnceWhenTheNewOneIsNotServedHere() throws IOException {
    Bundles.copy("small-1", models.resolve("a"));

    try (ModelSlot slot = Bundles.slot(models);
        Predictor predictor = new BundlePredictors(slot, 1).next(null)) {
      Bundles.copyWithEmbedding(models.resolve("b"));

      assertThat(slot.poll())
          .isInstanceOfSatisfying(
              Swap.Kept.class,
              kept -> assertThat(kept.reasons()).singleElement().asString().contains(REFUSAL));
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
      assertThat(new BundlePredictors(slot, 1).next(predictor)).isSameAs(predictor);
    }
  }
}
