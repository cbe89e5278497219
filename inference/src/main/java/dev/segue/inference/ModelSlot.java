package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that serves now: the newest bundle of a directory that can be used. {@link #poll} looks
 * for another one; it is loaded, verified and warmed up while the old one serves, then takes its
 * place between two leases, and the old one is closed by its last user. Thread-safe.
 */
public final class ModelSlot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelSlot.class);

  private final ModelsDirectory directory;
  private final Function<BundleDirectory, NextGenreModel> loader;
  private final AtomicReference<SharedModel> current = new AtomicReference<>();
  private Look last = Look.NONE;

  private ModelSlot(Path models, Function<BundleDirectory, NextGenreModel> loader) {
    this.directory = new ModelsDirectory(models);
    this.loader = loader;
  }

  /**
   * Loads the newest bundle of a directory, which is a bundle itself or has bundles in it.
   *
   * @param servable throws a {@link BundleException} for a bundle that the caller cannot serve;
   *     also asked at every {@link #poll}
   * @throws BundleException if there is no bundle that can be used
   * @throws DeviceException if a named CUDA device cannot run it
   */
  public static ModelSlot open(Path models, Device device, Consumer<BundleDirectory> servable) {
    return open(
        models,
        bundle -> {
          servable.accept(bundle);
          return NextGenreModel.load(bundle, device);
        });
  }

  static ModelSlot open(Path models, Function<BundleDirectory, NextGenreModel> loader) {
    ModelSlot slot = new ModelSlot(models, loader);
    Look look = slot.last.next(slot.directory, "none", loader);
    NextGenreModel model = look.usable().orElseThrow(() -> nothing(models, look));
    slot.current.set(new SharedModel(model));
    slot.tell(look);
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

  /** One sentence for each bundle of the directory that the last look refused. */
  public synchronized List<String> refused() {
    return last.refused();
  }

  /**
   * Looks once for another bundle and switches to it. Cheap when no file has changed; otherwise it
   * takes as long as loading a model, on the calling thread. A refused bundle is read again when a
   * file of it changes (it may be half copied), or at once if the machine was the reason.
   */
  public synchronized Swap poll() {
    SharedModel serving = current.get();
    if (serving == null || last.holdsFor(directory.files())) {
      return new Swap.Unchanged();
    }
    Look look = last.next(directory, serving.model().digest(), loader);
    look.usable().ifPresent(model -> replace(serving, new SharedModel(model)));
    SharedModel now = current.get();
    if (now == null) {
      return new Swap.Unchanged();
    }
    List<String> news = tell(look);
    if (now != serving) {
      return new Swap.Switched(now.model().manifest().version(), now.model().digest());
    }
    boolean nothingNew = news.isEmpty() && !look.refused().isEmpty();
    return nothingNew ? new Swap.Unchanged() : new Swap.Kept(news);
  }

  /**
   * Ends the slot's own use of its model; leases go on until they are closed. Does not wait for a
   * {@link #poll}: what it is loading is closed when it is loaded.
   */
  @Override
  public void close() {
    SharedModel last = current.getAndSet(null);
    if (last != null) {
      last.release();
    }
  }

  /** Remembers the look; logs and returns refusals that are new. */
  private List<String> tell(Look look) {
    Set<String> told = Set.copyOf(last.refused());
    List<String> news = look.refused().stream().filter(reason -> !told.contains(reason)).toList();
    news.forEach(LOG::warn);
    last = look;
    return news;
  }

  /** Keeps nothing open that came too late: the slot may have been closed meanwhile. */
  private void replace(SharedModel serving, SharedModel next) {
    boolean open = current.compareAndSet(serving, next);
    (open ? serving : next).release();
  }

  private static RuntimeException nothing(Path models, Look look) {
    Optional<RuntimeException> first = look.refusals().values().stream().findFirst();
    if (first.isEmpty()) {
      return new BundleException("models " + models + ": expected a bundle there, found none");
    }
    return first.get() instanceof BundleException refusal
        ? new BundleException(
            "models " + models + ": found no usable bundle: " + refusal.getMessage(), refusal)
        : first.get();
  }
}
