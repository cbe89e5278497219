package dev.segue.streams.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.inference.Device;
import dev.segue.inference.ModelSlot;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.BundlePredictors;
import dev.segue.streams.prediction.ServableBundles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small bundles of the tests: see SmallBundles in model-export for how they are made. */
public final class Bundles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Bundles() {}

  /** The directory of {@code small-1} or {@code small-2}, of different weights. */
  public static Path directory(String name) {
    try {
      return Path.of(Bundles.class.getResource("/bundles/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Copies a bundle. */
  public static void copy(String name, Path target) throws IOException {
    Path from = directory(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** A bundle like small-1, but newer, and all its features are a text embedding. */
  public static void copyWithEmbedding(Path target) throws IOException {
    copy("small-1", target);
    Path json = target.resolve(BundleFiles.MANIFEST);
    ObjectNode manifest = (ObjectNode) JSON.readTree(json.toFile());
    FeatureLayout layout =
        new FeatureLayout(
            List.of(new FeatureLayout.Block("text-embedding", FeatureLayout.standard().width())));
    ((ObjectNode) manifest.get("model")).set("layout", JSON.valueToTree(LayoutSpec.of(layout)));
    ((ObjectNode) manifest.get("provenance")).put("created", "2030-01-01T00:00:00Z");
    JSON.writeValue(json.toFile(), manifest);
  }

  public static ModelSlot slot(Path directory) {
    return ModelSlot.open(directory, new Device.Cpu(), ServableBundles::require);
  }

  /** A topology that answers every event at once, by the network of small-1. */
  public static TopologyFixture fixture() {
    ModelSlot slot = slot(directory("small-1"));
    return fixture(slot, 1).closing(slot::close);
  }

  public static TopologyFixture fixture(ModelSlot slot, int batchSize) {
    return new TopologyFixture(
        new BatchConfig(batchSize, TopologyFixture.MAX_WAIT),
        new BundlePredictors(slot, batchSize),
        false);
  }
}
