package dev.segue.streams.topology;

import dev.segue.inference.Device;
import dev.segue.inference.ModelSlot;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.BundlePredictors;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The small bundles of the tests: see SmallBundles in model-export for how they are made. */
public final class Bundles {

  private Bundles() {}

  /** The directory of {@code small-1} or {@code small-2}, of different weights. */
  public static Path directory(String name) {
    try {
      return Path.of(Bundles.class.getResource("/bundles/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static ModelSlot slot(Path directory) {
    return ModelSlot.open(directory, new Device.Cpu());
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
