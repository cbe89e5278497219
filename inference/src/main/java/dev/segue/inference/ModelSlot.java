package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that serves now. {@link #poll} looks for another bundle; it is loaded, verified and
 * warmed up while the old one serves, then takes its place between two leases, and the old one is
 * closed by its last user. Thread-safe.
 */
public final class ModelSlot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelSlot.class);

  private final ModelsDirectory directory;
  private final Device device;
  private final AtomicReference<SharedModel> current = new AtomicReference<>();
  private Map<Path, String> seen;

  private ModelSlot(ModelsDirectory directory, Device device) {
    this.directory = directory;
    this.device = device;
  }

  /**
   * Loads the newest bundle of a directory, which is a bundle itself or has bundles in it.
   *
   * @throws BundleException if there is no bundle that can be used
   * @throws DeviceException if a named CUDA device cannot run it
   */
  public static ModelSlot open(Path models, Device device) {
    ModelSlot slot = new ModelSlot(new ModelsDirectory(models), device);
    slot.seen = slot.directory.fingerprint();
    ModelsDirectory.Findings findings = slot.directory.read();
    BundleDirectory bundle =
        findings.newest().orElseThrow(() -> nothing(models, findings.refused()));
    findings.refused().forEach(LOG::warn);
    slot.current.set(new SharedModel(NextGenreModel.load(bundle, device)));
    return slot;
  }

  /**
   * The model of this moment.
   *
   * @throws IllegalStateException if the slot is closed
   */
  public ModelLease acquire() {
    while (true) {
      SharedModel shared = current.get();
      if (shared == null) {
        throw new IllegalStateException("model slot: expected it open, found it closed");
      }
      if (shared.retain()) {
        return new ModelLease(shared);
      }
    }
  }

  /**
   * Looks once for another bundle and switches to it. Cheap when no manifest has changed; otherwise
   * it takes as long as loading a model, on the calling thread.
   */
  public synchronized Swap poll() {
    Map<Path, String> now = directory.fingerprint();
    SharedModel serving = current.get();
    if (serving == null || now.equals(seen)) {
      return new Swap.Unchanged();
    }
    seen = now;
    ModelsDirectory.Findings findings = directory.read();
    List<String> refused = new ArrayList<>(findings.refused());
    Optional<BundleDirectory> other =
        findings.newest().filter(newest -> !newest.digest().equals(serving.model().digest()));
    if (other.isPresent()) {
      try {
        return switchTo(other.get());
      } catch (BundleException | DeviceException | InferenceException unusable) {
        refused.add(unusable.getMessage());
      }
    }
    refused.forEach(LOG::warn);
    return new Swap.Kept(List.copyOf(refused));
  }

  /** Ends the slot's own use of its model; leases go on until they are closed. */
  @Override
  public synchronized void close() {
    SharedModel last = current.getAndSet(null);
    if (last != null) {
      last.release();
    }
  }

  private Swap switchTo(BundleDirectory bundle) {
    SharedModel next = new SharedModel(NextGenreModel.load(bundle, device));
    SharedModel old = current.getAndSet(next);
    old.release();
    return new Swap.Switched(bundle.manifest().version(), bundle.digest());
  }

  private static BundleException nothing(Path models, List<String> refused) {
    return new BundleException(
        refused.isEmpty()
            ? "models " + models + ": expected a bundle there, found none"
            : "models " + models + ": found no usable bundle: " + refused.get(0));
  }
}
