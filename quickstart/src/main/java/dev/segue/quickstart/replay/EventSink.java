package dev.segue.quickstart.replay;

/** Where events go. */
interface EventSink extends AutoCloseable {

  /**
   * Takes an event.
   *
   * @return false when nobody wants any more, as behind {@code | head}
   */
  boolean send(ReplayEvent event);

  /** Lets go of what is held back, because the next event is not due yet. */
  void flush();

  /** Returns when every event has arrived. */
  @Override
  void close();
}
