package dev.segue.inference;

import java.util.concurrent.atomic.AtomicInteger;

/** A model and the number of its users; the last one closes it. */
final class SharedModel {

  private final NextGenreModel model;
  private final AtomicInteger users = new AtomicInteger(1);

  /** The model with one user: who made it. */
  SharedModel(NextGenreModel model) {
    this.model = model;
  }

  NextGenreModel model() {
    return model;
  }

  /** Adds a user; false if the model is closed already. */
  boolean retain() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      model.close();
    }
  }
}
