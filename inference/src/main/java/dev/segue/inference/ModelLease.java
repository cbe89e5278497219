package dev.segue.inference;

import java.util.concurrent.atomic.AtomicBoolean;

/** The use of a model, for a batch or longer; the model stays open until the lease is closed. */
public final class ModelLease implements AutoCloseable {

  private final SharedModel shared;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelLease(SharedModel shared) {
    this.shared = shared;
  }

  /** The leased model; not to be closed. */
  public NextGenreModel model() {
    return shared.model();
  }

  /** Gives the model back; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      shared.release();
    }
  }
}
