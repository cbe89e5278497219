package dev.segue.streams.app;

import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.inference.Device;
import dev.segue.inference.DeviceException;
import dev.segue.inference.InferenceException;
import dev.segue.inference.ModelLease;
import dev.segue.inference.ModelSlot;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.Swap;
import dev.segue.streams.config.ModelConfig;
import dev.segue.streams.prediction.BundlePredictors;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.prediction.ServableBundles;
import dev.segue.streams.queries.ServedBundle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that answers, if one is configured: loaded and verified at the start, and replaced when
 * another bundle appears in its directory.
 */
final class ServingModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServingModel.class);
  private static final long LOOK_SECONDS = 5;

  private final Optional<ModelSlot> slot;
  private volatile Instant loadedAt = Instant.now();
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "segue-models");
            thread.setDaemon(true);
            return thread;
          });

  private ServingModel(Optional<ModelSlot> slot) {
    this.slot = slot;
  }

  /**
   * Loads the configured model; without one the baseline answers.
   *
   * @throws StartFailure when there is no bundle that can be used, or no such device
   */
  static ServingModel open(ModelConfig config) {
    ServingModel model =
        new ServingModel(config.directory().map(models -> load(models, config.device())));
    model.slot.ifPresent(model::watch);
    return model;
  }

  private static ModelSlot load(Path models, String device) {
    try {
      return ModelSlot.open(models, Device.parse(device), ServableBundles::require);
    } catch (BundleException e) {
      throw new StartFailure(
          e.getMessage() + "; set models.dir to a directory with a valid bundle, or to none", e);
    } catch (DeviceException | InferenceException e) {
      throw new StartFailure(e.getMessage() + "; set inference.device to cpu or auto", e);
    }
  }

  private void watch(ModelSlot models) {
    ScheduledFuture<?> looking =
        watcher.scheduleWithFixedDelay(
            () -> look(models), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    LOG.debug("looking for bundles, next in {} s", looking.getDelay(TimeUnit.SECONDS));
  }

  /** A failed look must not end the looking: the next one may succeed. */
  private void look(ModelSlot models) {
    try {
      if (models.poll() instanceof Swap.Switched switched) {
        loadedAt = Instant.now();
        LOG.warn("bundle {} ({}) serves from now on", switched.version(), switched.digest());
      }
    } catch (RuntimeException e) {
      LOG.warn("looking for another bundle failed: {}", Failures.describe(e));
    }
  }

  /** Where the stream's tasks get their predictors from. */
  Predictors predictors(int batchSize) {
    return slot.<Predictors>map(models -> new BundlePredictors(models, batchSize))
        .orElseGet(Predictors::baseline);
  }

  /** {@code cpu}, {@code cuda:N} or {@code baseline}. */
  String provider() {
    return slot.map(ServingModel::provider).orElse("baseline");
  }

  /** The bundle that answers, if one does. */
  List<ServedBundle> served() {
    return slot.map(models -> List.of(served(models))).orElse(List.of());
  }

  private ServedBundle served(ModelSlot models) {
    try (ModelLease lease = models.acquire()) {
      NextGenreModel model = lease.model();
      BundleManifest manifest = model.manifest();
      return new ServedBundle(
          manifest.name(),
          manifest.version(),
          manifest.kind(),
          model.digest(),
          model.provider(),
          model.deviceNote().orElse(null),
          model.spec().labels().stream().map(Enum::name).toList(),
          model.spec().temperature(),
          manifest.metrics(),
          manifest.provenance().created(),
          loadedAt.toString());
    }
  }

  private static String provider(ModelSlot models) {
    try (ModelLease lease = models.acquire()) {
      return lease.model().provider();
    }
  }

  @Override
  public void close() {
    watcher.shutdownNow();
    slot.ifPresent(ModelSlot::close);
  }
}
